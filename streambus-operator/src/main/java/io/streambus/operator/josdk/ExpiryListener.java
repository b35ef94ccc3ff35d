package io.streambus.operator.josdk;

import io.streambus.api.CertificateStatus;
import io.streambus.api.StreamBusCluster;
import io.streambus.api.StreamBusClusterStatus;
import io.streambus.operator.metrics.CertificateExpiry;
import io.streambus.operator.port.KubernetesTime;
import io.streambus.operator.port.ObjectKey;
import java.util.Optional;

/** Keeps the metric of expiries as the statuses of clusters tell it. */
final class ExpiryListener implements ClusterListener {

  private final CertificateExpiry expiry;

  ExpiryListener(CertificateExpiry expiry) {
    this.expiry = expiry;
  }

  @Override
  public void seen(StreamBusCluster cluster) {
    ObjectKey key = ObjectKey.of(cluster);
    Optional.ofNullable(cluster.getStatus())
        .flatMap(StreamBusClusterStatus::certificate)
        .flatMap(CertificateStatus::notAfter)
        .flatMap(KubernetesTime::read)
        .ifPresentOrElse(end -> expiry.set(key, end), () -> expiry.remove(key));
  }

  @Override
  public void gone(StreamBusCluster cluster) {
    expiry.remove(ObjectKey.of(cluster));
  }
}
