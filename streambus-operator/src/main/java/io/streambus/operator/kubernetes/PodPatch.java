package io.streambus.operator.kubernetes;

import io.fabric8.kubernetes.api.model.OwnerReference;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/** Changes to a running pod; fields that are not set remain unchanged. */
@Value.Immutable
public interface PodPatch {

  /** Images by container name. The kubelet restarts these containers within the same pod. */
  Map<String, String> images();

  /** Labels to set. */
  Map<String, String> labels();

  /** Annotations to set. */
  Map<String, String> annotations();

  /** Owner to add to the pod, next to the StatefulSet. */
  Optional<OwnerReference> owner();

  /** Returns a builder with every field unset. */
  static ImmutablePodPatch.Builder builder() {
    return ImmutablePodPatch.builder();
  }
}
