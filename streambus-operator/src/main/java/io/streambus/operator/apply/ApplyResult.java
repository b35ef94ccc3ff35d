package io.streambus.operator.apply;

import com.google.common.collect.ImmutableList;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.streambus.operator.kubernetes.ObjectKey;
import java.util.List;
import java.util.Optional;

/**
 * The result of one run of the apply engine.
 *
 * @param live the current objects of the cluster
 * @param failure why the run stopped early; empty if all objects are in their desired state
 * @param pending objects that differ from their desired state because writes are not allowed
 * @param conflicts objects that another client keeps changing back
 */
public record ApplyResult(
    List<HasMetadata> live,
    Optional<ApplyFailure> failure,
    List<ObjectKey> pending,
    List<FieldConflict> conflicts) {

  /** Copies the lists. */
  public ApplyResult {
    live = ImmutableList.copyOf(live);
    pending = ImmutableList.copyOf(pending);
    conflicts = ImmutableList.copyOf(conflicts);
  }

  /** Returns the result of a run that wrote nothing. */
  public static ApplyResult unchanged(List<HasMetadata> live) {
    return pending(live, ImmutableList.of());
  }

  /** Returns the result of a run that was not allowed to write. */
  static ApplyResult pending(List<HasMetadata> live, List<ObjectKey> pending) {
    return new ApplyResult(live, Optional.empty(), pending, ImmutableList.of());
  }

  /** Returns the result of a run that a failed write ended. */
  public static ApplyResult failed(List<HasMetadata> live, ApplyFailure applyFailure) {
    return new ApplyResult(live, Optional.of(applyFailure), ImmutableList.of(), ImmutableList.of());
  }

  ApplyResult withLive(List<HasMetadata> other) {
    return new ApplyResult(other, failure, pending, conflicts);
  }
}
