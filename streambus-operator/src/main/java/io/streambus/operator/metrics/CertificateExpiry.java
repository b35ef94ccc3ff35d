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
 * When certificates end. In Prometheus: the gauge {@code
 * streambus_cluster_certificate_expiry_timestamp_seconds}, in seconds since 1970, with the labels
 * {@code namespace} and {@code cluster}.
 */
public final class CertificateExpiry {

  private static final String NAME = "streambus.cluster.certificate.expiry.timestamp";

  private final MeterRegistry registry;
  private final Map<ObjectKey, Series> series = new ConcurrentHashMap<>();

  /** Registers nothing before an end is known. */
  public CertificateExpiry(MeterRegistry registry) {
    this.registry = registry;
  }

  /** The certificate of a cluster ends at a time. */
  public void set(ObjectKey cluster, Instant end) {
    series.computeIfAbsent(cluster, this::register).end().set(end.getEpochSecond());
  }

  /** A cluster has no certificate, or is gone. */
  public void remove(ObjectKey cluster) {
    Series former = series.remove(cluster);
    if (former != null) {
      registry.remove(former.gauge());
    }
  }

  private Series register(ObjectKey cluster) {
    AtomicLong end = new AtomicLong();
    return new Series(
        end,
        Gauge.builder(NAME, end, AtomicLong::get)
            .description("When the certificate of the brokers ends.")
            .baseUnit("seconds")
            .tags(Tags.of("namespace", cluster.namespace(), "cluster", cluster.name()))
            .register(registry));
  }

  private record Series(AtomicLong end, Gauge gauge) {}
}
