package io.streambus.operator.metrics;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Maps;
import io.streambus.api.CertificateStatus;
import io.streambus.api.RolloutBlock;
import io.streambus.api.RolloutStatus;
import io.streambus.api.StreamBusCluster;
import io.streambus.api.StreamBusClusterStatus;
import io.streambus.api.values.ClusterPhase;
import io.streambus.operator.kubernetes.ClusterListener;
import io.streambus.operator.kubernetes.KubernetesTimestamps;
import io.streambus.operator.kubernetes.ObjectKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Updates the metrics that follow from the status of each cluster. */
public final class StatusMetrics implements ClusterListener {

  private static final ImmutableMap<String, ClusterPhase> PHASES =
      Maps.uniqueIndex(List.of(ClusterPhase.values()), ClusterPhase::value);

  private final ManagedClusters clusters;
  private final CertificateExpiry expiry;
  private final BlockedRollouts blocked;

  /** Registers the gauges. */
  public StatusMetrics(OperatorGauges gauges) {
    clusters = new ManagedClusters(gauges);
    expiry = new CertificateExpiry(gauges);
    blocked = new BlockedRollouts(gauges);
  }

  @Override
  public void onUpdate(StreamBusCluster cluster) {
    ObjectKey key = ObjectKey.of(cluster);
    Optional<StreamBusClusterStatus> status = Optional.ofNullable(cluster.getStatus());
    clusters.set(key, phase(status));
    updateExpiry(key, status.flatMap(StreamBusClusterStatus::certificate));
    status
        .flatMap(StreamBusClusterStatus::rollout)
        .flatMap(RolloutStatus::blockedBy)
        .map(RolloutBlock::predicate)
        .ifPresentOrElse(predicate -> blocked.set(key, predicate), () -> blocked.remove(key));
  }

  @Override
  public void onDelete(StreamBusCluster cluster) {
    ObjectKey key = ObjectKey.of(cluster);
    clusters.remove(key);
    expiry.remove(key);
    blocked.remove(key);
  }

  /** A cluster without a status, or with a phase of another version, is not reconciled yet. */
  private static ClusterPhase phase(Optional<StreamBusClusterStatus> status) {
    return status
        .flatMap(StreamBusClusterStatus::phase)
        .map(PHASES::get)
        .orElse(ClusterPhase.PENDING);
  }

  private void updateExpiry(ObjectKey key, Optional<CertificateStatus> certificate) {
    Optional<Instant> start =
        certificate.flatMap(CertificateStatus::notBefore).flatMap(KubernetesTimestamps::parse);
    Optional<Instant> end =
        certificate.flatMap(CertificateStatus::notAfter).flatMap(KubernetesTimestamps::parse);
    if (start.isPresent() && end.isPresent()) {
      expiry.set(key, start.get(), end.get());
    } else {
      expiry.remove(key);
    }
  }
}
