package io.streambus.resources.membership;

import io.streambus.api.stability.PublicApi;
import io.streambus.api.values.ConditionReason;

/**
 * A change that cannot be applied to an existing cluster, or not to a running one.
 *
 * @param reason reason of the condition that reports it
 * @param path JSON path from the root of the resource, such as {@code spec.replicas}, or a flag of
 *     the operator
 * @param current the value that remains in effect
 * @param requested the value in the spec or of the flag
 * @param message reason and next step
 */
@PublicApi
public record BlockedChange(
    ConditionReason reason, String path, String current, String requested, String message) {

  /** Returns a single line for users. */
  @Override
  public String toString() {
    return "%s: %s remains in effect instead of %s: %s"
        .formatted(path, current, requested, message);
  }
}
