package io.streambus.testkit.simulation;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.streambus.operator.port.ObjectKey;
import java.util.Optional;

/**
 * One change of one object, as a watch would tell it.
 *
 * @param before absent when the object was created
 * @param after absent when it was deleted
 */
record Change(Optional<HasMetadata> before, Optional<HasMetadata> after, Writer writer) {

  HasMetadata latest() {
    return after.or(() -> before).orElseThrow();
  }

  /** One line for people, such as {@code USER changed Service default/demo}. */
  @Override
  public String toString() {
    String what = before.isEmpty() ? "created" : after.isEmpty() ? "deleted" : "changed";
    return writer + " " + what + " " + ObjectKey.of(latest());
  }
}
