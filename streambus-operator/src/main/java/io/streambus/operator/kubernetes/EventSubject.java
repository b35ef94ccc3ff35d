package io.streambus.operator.kubernetes;

import io.fabric8.kubernetes.api.model.HasMetadata;

/**
 * An object that events are about.
 *
 * @param key kind, namespace and name
 * @param uid of the object
 */
public record EventSubject(ObjectKey key, String uid) {

  /** An object from the server. */
  public static EventSubject of(HasMetadata object) {
    return new EventSubject(ObjectKey.of(object), object.getMetadata().getUid());
  }

  /** The object of a version. */
  public static EventSubject of(ObjectVersion version) {
    return new EventSubject(version.key(), version.uid());
  }
}
