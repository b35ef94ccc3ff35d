package io.streambus.operator.kubernetes;

import io.fabric8.kubernetes.api.model.OwnerReference;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/** What shall be otherwise in a pod that runs; the rest stays. */
@Value.Immutable
public interface PodPatch {

  /** Images by name of the container. A kubelet starts such a container anew, in the same pod. */
  Map<String, String> images();

  /** Labels to set. */
  Map<String, String> labels();

  /** Annotations to set. */
  Map<String, String> annotations();

  /** An owner to add, beside the StatefulSet. */
  Optional<OwnerReference> owner();

  /** A builder with every field unset. */
  static ImmutablePodPatch.Builder builder() {
    return ImmutablePodPatch.builder();
  }
}
