package io.streambus.operator.josdk;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Maps;
import io.streambus.api.StreamBusCluster;
import io.streambus.api.StreamBusClusterStatus;
import io.streambus.api.values.ClusterPhase;
import io.streambus.operator.kubernetes.ObjectKey;
import io.streambus.operator.metrics.ManagedClusters;
import java.util.List;
import java.util.Optional;

/** Updates the metric of managed clusters from the status of each cluster. */
public final class ManagedClusterListener implements ClusterListener {

  private static final ImmutableMap<String, ClusterPhase> PHASES =
      Maps.uniqueIndex(List.of(ClusterPhase.values()), ClusterPhase::value);

  private final ManagedClusters clusters;

  public ManagedClusterListener(ManagedClusters clusters) {
    this.clusters = clusters;
  }

  /** A cluster without a status, or with a phase of another version, is not reconciled yet. */
  @Override
  public void onUpdate(StreamBusCluster cluster) {
    ClusterPhase phase =
        Optional.ofNullable(cluster.getStatus())
            .flatMap(StreamBusClusterStatus::phase)
            .map(PHASES::get)
            .orElse(ClusterPhase.PENDING);
    clusters.set(ObjectKey.of(cluster), phase);
  }

  @Override
  public void onDelete(StreamBusCluster cluster) {
    clusters.remove(ObjectKey.of(cluster));
  }
}
