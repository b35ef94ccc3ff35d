package io.streambus.operator.kubernetes.client;

import com.google.common.base.Strings;
import com.google.common.collect.ImmutableSet;
import io.streambus.api.ClusterLabels;
import io.streambus.api.StreamBusCluster;

/**
 * Recognizes pods that have the labels of a broker but are none, such as a copy that {@code kubectl
 * debug --copy-to --keep-labels} created.
 */
public final class StrayPod {

  private static final ImmutableSet<String> ENDED = ImmutableSet.of("Succeeded", "Failed");

  private StrayPod() {}

  /** Returns whether the Services of a cluster select a pod that is no broker. */
  public static boolean isStray(PartialPod pod, StreamBusCluster cluster) {
    return !PodReader.isBroker(pod)
        && MetadataReader.labels(pod)
            .entrySet()
            .containsAll(ClusterLabels.selector(cluster.getMetadata().getName()).entrySet())
        && pod.status()
            .filter(status -> ENDED.contains(Strings.nullToEmpty(status.phase())))
            .isEmpty();
  }
}
