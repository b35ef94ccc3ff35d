package io.streambus.operator.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.streambus.operator.kubernetes.ObjectKey;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Expiry times of broker certificates. In Prometheus: the gauge {@code
 * streambus_cluster_certificate_expiry_timestamp_seconds}, in seconds since 1970, with the labels
 * {@code namespace} and {@code cluster}.
 */
public final class CertificateExpiry {

  private static final String NAME = "streambus.cluster.certificate.expiry.timestamp";

  private final MeterRegistry registry;
  private final Map<ObjectKey, ExpiryGauge> gauges = new ConcurrentHashMap<>();

  /** Registers no gauge until an expiry time is known. */
  public CertificateExpiry(MeterRegistry registry) {
    this.registry = registry;
  }

  /** Sets the expiry time of the certificate of a cluster. */
  public void set(ObjectKey cluster, Instant expiry) {
    gauges.computeIfAbsent(cluster, this::register).expiry().set(expiry.getEpochSecond());
  }

  /** Removes a cluster that was deleted or has no certificate. */
  public void remove(ObjectKey cluster) {
    ExpiryGauge removed = gauges.remove(cluster);
    if (removed != null) {
      registry.remove(removed.gauge());
    }
  }

  private ExpiryGauge register(ObjectKey cluster) {
    AtomicLong expiry = new AtomicLong();
    return new ExpiryGauge(
        expiry,
        Gauge.builder(NAME, expiry, AtomicLong::get)
            .description("Expiry time of the certificate of the brokers.")
            .baseUnit("seconds")
            .tags(Tags.of("namespace", cluster.namespace(), "cluster", cluster.name()))
            .register(registry));
  }

  private record ExpiryGauge(AtomicLong expiry, Gauge gauge) {}
}
