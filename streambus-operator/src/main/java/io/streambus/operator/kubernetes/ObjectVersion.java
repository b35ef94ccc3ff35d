package io.streambus.operator.kubernetes;

import io.fabric8.kubernetes.api.model.HasMetadata;

/**
 * A version of an object, used as a precondition of writes. The server rejects such a write if the
 * object was changed or recreated in the meantime.
 *
 * @param key kind, namespace and name
 * @param uid UID of the object; a recreated object has a different one
 * @param resourceVersion a number that increases with each change
 */
public record ObjectVersion(ObjectKey key, String uid, String resourceVersion) {

  /** Returns the version of an object that was read from the server. */
  public static ObjectVersion of(HasMetadata object) {
    return new ObjectVersion(
        ObjectKey.of(object),
        object.getMetadata().getUid(),
        object.getMetadata().getResourceVersion());
  }

  @Override
  public String toString() {
    return key.toString();
  }
}
