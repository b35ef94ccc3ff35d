package io.streambus.resources.membership;

import io.streambus.api.ClusterAnnotations;
import io.streambus.api.values.ConditionReason;
import java.util.Optional;

/** Changes that are applied only once no broker is running. */
final class FullStop {

  private static final String REMEDY =
      "%s; set it back to %s, or stop all brokers to apply %s: set the annotation %s to \"true\","
          + " and remove it once the cluster is hibernated";

  private FullStop() {}

  /**
   * Returns the change if the retained value is not the desired one.
   *
   * @param cause why the value cannot change while brokers are running
   */
  static Optional<BlockedChange> requiredFor(
      String path, String desired, String retained, String cause) {
    return desired.equals(retained)
        ? Optional.empty()
        : Optional.of(
            new BlockedChange(
                ConditionReason.REQUIRES_FULL_STOP,
                path,
                retained,
                desired,
                REMEDY.formatted(cause, retained, desired, ClusterAnnotations.HIBERNATE)));
  }
}
