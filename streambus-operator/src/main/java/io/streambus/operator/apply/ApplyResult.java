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
 */
public record ApplyResult(
    List<HasMetadata> live, Optional<ApplyFailure> failure, List<ObjectKey> pending) {

  /** Copies the lists. */
  public ApplyResult {
    live = ImmutableList.copyOf(live);
    pending = ImmutableList.copyOf(pending);
  }

  ApplyResult(List<HasMetadata> live, Optional<ApplyFailure> failure) {
    this(live, failure, ImmutableList.of());
  }

  /** Returns the result of a run that wrote nothing. */
  public static ApplyResult unchanged(List<HasMetadata> live) {
    return new ApplyResult(live, Optional.empty());
  }

  /** Returns the result of a run that was skipped because an earlier write failed. */
  public static ApplyResult failed(List<HasMetadata> live, ApplyFailure applyFailure) {
    return new ApplyResult(live, Optional.of(applyFailure));
  }

  /** Returns the only object of the given kind, if it exists. */
  public <T extends HasMetadata> Optional<T> find(Class<T> kind) {
    return live.stream().filter(kind::isInstance).map(kind::cast).findFirst();
  }
}
