package io.streambus.operator.kubernetes;

/**
 * One version of one object. A write that names it is refused once anybody changed the object, or
 * made another one of its name.
 *
 * @param key kind, namespace and name
 * @param uid of the object, which a later one of the same name has not
 * @param resourceVersion a number that grows with each change
 */
public record ObjectVersion(ObjectKey key, String uid, String resourceVersion) {

  @Override
  public String toString() {
    return key.toString();
  }
}
