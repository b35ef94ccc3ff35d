package io.streambus.operator.kubernetes;

/**
 * A version of an object, used as a precondition of writes. The server rejects such a write if the
 * object was changed or recreated in the meantime.
 *
 * @param key kind, namespace and name
 * @param uid UID of the object; a recreated object has a different one
 * @param resourceVersion a number that increases with each change
 */
public record ObjectVersion(ObjectKey key, String uid, String resourceVersion) {

  @Override
  public String toString() {
    return key.toString();
  }
}
