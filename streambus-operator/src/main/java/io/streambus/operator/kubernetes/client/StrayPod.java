package io.streambus.operator.kubernetes.client;

import com.google.common.base.Strings;
import com.google.common.collect.ImmutableSet;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.streambus.api.ClusterLabels;
import io.streambus.api.StreamBusCluster;
import java.util.Map;
import java.util.Optional;

/**
 * Recognizes pods that have the labels of a broker but are none, such as a copy that {@code kubectl
 * debug --copy-to --keep-labels} created.
 */
public final class StrayPod {

  private static final ImmutableSet<String> ENDED = ImmutableSet.of("Succeeded", "Failed");

  private StrayPod() {}

  /** Returns whether the Services of a cluster select a pod that is no broker. */
  public static boolean isStray(PartialPod pod, StreamBusCluster cluster) {
    return clusterOfStray(pod).filter(cluster.getMetadata().getName()::equals).isPresent();
  }

  /** Returns whether the Services of any cluster select a pod that is no broker. */
  public static boolean isStray(PartialPod pod) {
    return clusterOfStray(pod).isPresent();
  }

  /**
   * Returns what identifies a stray pod, with the labels that Services select; empty for other
   * pods.
   */
  public static Optional<PartialPod> summary(PartialPod pod) {
    return clusterOfStray(pod).map(cluster -> summary(pod.getMetadata(), cluster));
  }

  private static PartialPod summary(ObjectMeta metadata, String cluster) {
    PartialPod summary = new PartialPod();
    summary.setMetadata(
        new ObjectMetaBuilder()
            .withNamespace(metadata.getNamespace())
            .withName(metadata.getName())
            .withUid(metadata.getUid())
            .withResourceVersion(metadata.getResourceVersion())
            .withDeletionTimestamp(metadata.getDeletionTimestamp())
            .withLabels(ClusterLabels.selector(cluster))
            .build());
    return summary;
  }

  private static Optional<String> clusterOfStray(PartialPod pod) {
    Map<String, String> labels = MetadataReader.labels(pod);
    return Optional.ofNullable(labels.get(ClusterLabels.INSTANCE))
        .filter(
            cluster -> labels.entrySet().containsAll(ClusterLabels.selector(cluster).entrySet()))
        .filter(cluster -> !PodReader.isBroker(pod) && !hasEnded(pod));
  }

  private static boolean hasEnded(PartialPod pod) {
    return pod.status()
        .filter(status -> ENDED.contains(Strings.nullToEmpty(status.phase())))
        .isPresent();
  }
}
