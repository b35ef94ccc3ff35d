package io.streambus.operator.kubernetes;

import io.fabric8.kubernetes.api.model.HasMetadata;

/**
 * The object that an event refers to.
 *
 * @param key kind, namespace and name
 * @param uid UID of the object
 */
public record EventSubject(ObjectKey key, String uid) {

  /** Returns a live object as the subject. */
  public static EventSubject of(HasMetadata object) {
    return new EventSubject(ObjectKey.of(object), object.getMetadata().getUid());
  }

  /** Returns the object of a version as the subject. */
  public static EventSubject of(ObjectVersion version) {
    return new EventSubject(version.key(), version.uid());
  }
}
