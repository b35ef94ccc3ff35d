package io.streambus.testkit.controllers.decision;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;

/** Copies objects, so that decisions do not modify what they read. */
public final class Copies {

  private static final KubernetesSerialization SERIALIZATION = new KubernetesSerialization();

  private Copies() {}

  /** Returns a deep copy of an object. */
  public static <T extends HasMetadata> T of(T object) {
    return SERIALIZATION.clone(object);
  }
}
