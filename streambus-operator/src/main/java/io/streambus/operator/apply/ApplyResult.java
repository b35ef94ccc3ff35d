package io.streambus.operator.apply;

import com.google.common.collect.ImmutableList;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.streambus.operator.kubernetes.ObjectKey;
import java.util.List;
import java.util.Optional;

/**
 * What a pass of the apply engine left behind.
 *
 * @param live the objects of the cluster as they are now
 * @param applyFailure why the pass stopped early; empty when all objects are as wanted
 * @param pending objects that are not as wanted because nothing may be written
 */
public record ApplyResult(
    List<HasMetadata> live, Optional<ApplyFailure> applyFailure, List<ObjectKey> pending) {

  /** Copies the lists. */
  public ApplyResult {
    live = ImmutableList.copyOf(live);
    pending = ImmutableList.copyOf(pending);
  }

  ApplyResult(List<HasMetadata> live, Optional<ApplyFailure> applyFailure) {
    this(live, applyFailure, ImmutableList.of());
  }

  /** Nothing was tried. */
  public static ApplyResult untouched(List<HasMetadata> live) {
    return new ApplyResult(live, Optional.empty());
  }

  /** Something that comes before the objects could not be written, so they were not tried. */
  public static ApplyResult failed(List<HasMetadata> live, ApplyFailure applyFailure) {
    return new ApplyResult(live, Optional.of(applyFailure));
  }

  /** The one object of this kind, if it exists. */
  public <T extends HasMetadata> Optional<T> find(Class<T> kind) {
    return live.stream().filter(kind::isInstance).map(kind::cast).findFirst();
  }
}
