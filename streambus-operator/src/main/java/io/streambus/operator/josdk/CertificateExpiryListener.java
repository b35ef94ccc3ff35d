package io.streambus.operator.josdk;

import io.streambus.api.CertificateStatus;
import io.streambus.api.StreamBusCluster;
import io.streambus.api.StreamBusClusterStatus;
import io.streambus.operator.kubernetes.KubernetesTimestamps;
import io.streambus.operator.kubernetes.ObjectKey;
import io.streambus.operator.metrics.CertificateExpiry;
import java.time.Instant;
import java.util.Optional;

/** Updates the certificate expiry metric from the status of each cluster. */
public final class CertificateExpiryListener implements ClusterListener {

  private final CertificateExpiry expiry;

  public CertificateExpiryListener(CertificateExpiry expiry) {
    this.expiry = expiry;
  }

  @Override
  public void onUpdate(StreamBusCluster cluster) {
    ObjectKey key = ObjectKey.of(cluster);
    Optional<CertificateStatus> certificate =
        Optional.ofNullable(cluster.getStatus()).flatMap(StreamBusClusterStatus::certificate);
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

  @Override
  public void onDelete(StreamBusCluster cluster) {
    expiry.remove(ObjectKey.of(cluster));
  }
}
