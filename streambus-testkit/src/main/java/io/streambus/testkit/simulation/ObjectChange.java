package io.streambus.testkit.simulation;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.streambus.operator.kubernetes.ObjectKey;
import io.streambus.testkit.invariants.Actor;
import java.util.Optional;

/**
 * One change of one object, as a watch would report it.
 *
 * @param before empty if the object was created
 * @param after empty if the object was deleted
 * @param writer who made the change
 */
record ObjectChange(Optional<HasMetadata> before, Optional<HasMetadata> after, Actor writer) {

  HasMetadata latest() {
    return after.or(() -> before).orElseThrow();
  }

  /** Formats the change for display, such as {@code USERS changed Service default/demo}. */
  @Override
  public String toString() {
    String action = before.isEmpty() ? "created" : after.isEmpty() ? "deleted" : "changed";
    return writer + " " + action + " " + ObjectKey.of(latest());
  }
}
