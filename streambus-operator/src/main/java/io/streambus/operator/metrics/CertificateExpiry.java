package io.streambus.operator.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Tags;
import io.streambus.operator.kubernetes.ObjectKey;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Expiry times of broker certificates, in seconds since 1970. In Prometheus: the gauge {@code
 * streambus_cluster_certificate_expiry_timestamp_seconds} with the labels {@code namespace} and
 * {@code cluster}, and the earliest one in the gauge {@code
 * streambus_operator_certificate_expiry_timestamp_seconds}.
 */
public final class CertificateExpiry {

  private static final String NAME = "streambus.cluster.certificate.expiry.timestamp";
  private static final String EARLIEST = "streambus.operator.certificate.expiry.timestamp";

  private final OperatorGauges gauges;
  private final Map<ObjectKey, ExpiryGauge> clusters = new ConcurrentHashMap<>();

  /** Registers the gauge of the earliest expiry time, which is NaN until one is known. */
  public CertificateExpiry(OperatorGauges gauges) {
    this.gauges = gauges;
    gauges.register(
        Gauge.builder(EARLIEST, this::earliest)
            .description("Earliest expiry time of the certificates of all clusters.")
            .baseUnit("seconds"));
  }

  /** Sets the expiry time of the certificate of a cluster. */
  public void set(ObjectKey cluster, Instant expiry) {
    clusters.computeIfAbsent(cluster, this::register).expiry().set(expiry.getEpochSecond());
  }

  /** Removes a cluster that was deleted or has no certificate. */
  public void remove(ObjectKey cluster) {
    ExpiryGauge removed = clusters.remove(cluster);
    if (removed != null) {
      gauges.remove(removed.gauge());
    }
  }

  private double earliest() {
    return clusters.values().stream()
        .mapToDouble(each -> each.expiry().get())
        .min()
        .orElse(Double.NaN);
  }

  private ExpiryGauge register(ObjectKey cluster) {
    AtomicLong expiry = new AtomicLong();
    return new ExpiryGauge(
        expiry,
        gauges.register(
            Gauge.builder(NAME, expiry, AtomicLong::get)
                .description("Expiry time of the certificate of the brokers.")
                .baseUnit("seconds")
                .tags(Tags.of("namespace", cluster.namespace(), "cluster", cluster.name()))));
  }

  private record ExpiryGauge(AtomicLong expiry, Gauge gauge) {}
}
