package io.streambus.operator.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Tags;
import io.streambus.operator.kubernetes.ObjectKey;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Validity of broker certificates, in seconds since 1970. In Prometheus: the gauges {@code
 * streambus_cluster_certificate_start_timestamp_seconds} and {@code
 * streambus_cluster_certificate_expiry_timestamp_seconds} with the labels {@code namespace} and
 * {@code cluster}, and the earliest expiry in the gauge {@code
 * streambus_operator_certificate_expiry_timestamp_seconds}.
 */
final class CertificateExpiry {

  private static final String START = "streambus.cluster.certificate.start.timestamp";
  private static final String EXPIRY = "streambus.cluster.certificate.expiry.timestamp";
  private static final String EARLIEST = "streambus.operator.certificate.expiry.timestamp";

  private final OperatorGauges gauges;
  private final Map<ObjectKey, Validity> clusters = new ConcurrentHashMap<>();

  /** Registers the gauge of the earliest expiry time, which is NaN until one is known. */
  CertificateExpiry(OperatorGauges gauges) {
    this.gauges = gauges;
    gauges.register(
        Gauge.builder(EARLIEST, this::earliest)
            .description("Earliest expiry time of the certificates of all clusters.")
            .baseUnit("seconds"));
  }

  /** Sets from when to when the certificate of a cluster is valid. */
  void set(ObjectKey cluster, Instant start, Instant expiry) {
    Validity validity = clusters.computeIfAbsent(cluster, this::register);
    validity.start().set(start.getEpochSecond());
    validity.expiry().set(expiry.getEpochSecond());
  }

  /** Removes a cluster that was deleted or has no certificate. */
  void remove(ObjectKey cluster) {
    Validity removed = clusters.remove(cluster);
    if (removed != null) {
      removed.gauges().forEach(gauges::remove);
    }
  }

  private double earliest() {
    return clusters.values().stream()
        .mapToDouble(each -> each.expiry().get())
        .min()
        .orElse(Double.NaN);
  }

  private Validity register(ObjectKey cluster) {
    AtomicLong start = new AtomicLong();
    AtomicLong expiry = new AtomicLong();
    return new Validity(
        start,
        expiry,
        List.of(
            register(cluster, START, start, "Time from which the certificate is valid."),
            register(cluster, EXPIRY, expiry, "Expiry time of the certificate of the brokers.")));
  }

  private Gauge register(ObjectKey cluster, String name, AtomicLong time, String description) {
    return gauges.register(
        Gauge.builder(name, time, AtomicLong::get)
            .description(description)
            .baseUnit("seconds")
            .tags(Tags.of("namespace", cluster.namespace(), "cluster", cluster.name())));
  }

  private record Validity(AtomicLong start, AtomicLong expiry, List<Gauge> gauges) {}
}
