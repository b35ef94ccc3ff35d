package io.streambus.operator.apply;

import com.google.common.collect.ImmutableList;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.streambus.operator.port.ObjectKey;
import java.util.List;
import java.util.Optional;

/**
 * What a pass of the apply engine left behind.
 *
 * @param live the objects of the cluster as they are now
 * @param refusal why the pass stopped early; empty when all objects are as wanted
 * @param pending objects that are not as wanted because nothing may be written
 */
public record Applied(List<HasMetadata> live, Optional<Refusal> refusal, List<ObjectKey> pending) {

  /** Copies the lists. */
  public Applied {
    live = ImmutableList.copyOf(live);
    pending = ImmutableList.copyOf(pending);
  }

  Applied(List<HasMetadata> live, Optional<Refusal> refusal) {
    this(live, refusal, ImmutableList.of());
  }

  /** Nothing was tried. */
  public static Applied untouched(List<HasMetadata> live) {
    return new Applied(live, Optional.empty());
  }

  /** Something that comes before the objects could not be written, so they were not tried. */
  public static Applied refused(List<HasMetadata> live, Refusal refusal) {
    return new Applied(live, Optional.of(refusal));
  }

  /** The one object of this kind, if it exists. */
  public <T extends HasMetadata> Optional<T> find(Class<T> kind) {
    return live.stream().filter(kind::isInstance).map(kind::cast).findFirst();
  }
}
