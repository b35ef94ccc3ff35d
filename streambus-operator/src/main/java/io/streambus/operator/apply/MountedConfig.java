package io.streambus.operator.apply;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.streambus.api.ClusterAnnotations;
import io.streambus.api.ClusterNames;
import io.streambus.operator.snapshot.ClusterSnapshot;

/**
 * Determines whether pods mount an object. A pod whose ConfigMap was deleted does not start again
 * after its node was, so the ConfigMap of the proxies is retained until the last proxy is gone.
 */
final class MountedConfig {

  private MountedConfig() {}

  static boolean isMounted(HasMetadata object, ClusterSnapshot observed) {
    return object instanceof ConfigMap
        && object.getMetadata().getName().equals(ClusterNames.proxyConfigMap(observed.name()))
        && observed.pods().stream()
            .anyMatch(pod -> pod.annotations().containsKey(ClusterAnnotations.PROXY_CHECKSUM));
  }
}
