package io.streambus.operator.port;

import java.util.Map;
import org.immutables.value.Value;

/** What shall be otherwise in a pod that runs; the rest stays. */
@Value.Immutable
public interface PodChange {

  /** Images by name of the container. A kubelet starts such a container anew, in the same pod. */
  Map<String, String> images();

  /** Labels to set. */
  Map<String, String> labels();

  /** Annotations to set. */
  Map<String, String> annotations();

  /** A builder with every field unset. */
  static ImmutablePodChange.Builder builder() {
    return ImmutablePodChange.builder();
  }
}
