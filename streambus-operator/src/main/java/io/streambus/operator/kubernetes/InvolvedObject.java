package io.streambus.operator.kubernetes;

import io.fabric8.kubernetes.api.model.HasMetadata;

/**
 * The object that an event refers to.
 *
 * @param key kind, namespace and name
 * @param uid UID of the object
 */
public record InvolvedObject(ObjectKey key, String uid) {

  /** Returns a live object as the subject. */
  public static InvolvedObject of(HasMetadata object) {
    return new InvolvedObject(ObjectKey.of(object), object.getMetadata().getUid());
  }

  /** Returns the object of a version as the subject. */
  public static InvolvedObject of(ObjectVersion version) {
    return new InvolvedObject(version.key(), version.uid());
  }
}
