package io.streambus.app.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.streambus.api.CertificateStatus;
import io.streambus.api.StreamBusCluster;
import io.streambus.api.StreamBusClusterStatus;
import io.streambus.operator.metrics.OperatorGauges;
import io.streambus.operator.metrics.ReconcileMetrics;
import io.streambus.operator.metrics.StatusMetrics;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Guarantees the metric names that dashboards and alerts of users depend on. */
class PrometheusEndpointTest {

  @Test
  void operatorMetricsHaveDocumentedNames() {
    try (var endpoint = new PrometheusEndpoint()) {
      // Given
      new ReconcileMetrics(endpoint.registry(), () -> {});

      // When
      List<String> lines = endpoint.scrape().body().lines().toList();

      // Then
      assertThat(lines)
          .contains(
              "# TYPE streambus_operator_reconcile_total counter",
              "# TYPE streambus_operator_reconcile_errors_total counter",
              "# TYPE streambus_operator_reconcile_duration_seconds histogram",
              "streambus_operator_reconcile_errors_total 0.0");
    }
  }

  @Test
  void certificateExpiryIsExposedUntilClusterIsDeleted() {
    try (var endpoint = new PrometheusEndpoint()) {
      // Given
      StatusMetrics metrics = new StatusMetrics(new OperatorGauges(endpoint.registry()));

      // When
      metrics.onUpdate(demo("1970-01-01T00:00:00Z", "2026-01-01T00:00:00Z"));
      metrics.onUpdate(demo("2026-01-01T00:00:00Z", "2026-03-31T23:59:00Z"));

      // Then
      assertThat(endpoint.scrape().body().lines())
          .contains(
              "streambus_cluster_certificate_start_timestamp_seconds{cluster=\"demo\",namespace=\"shop\"}"
                  + " 1.7672256E9",
              "# TYPE streambus_cluster_certificate_expiry_timestamp_seconds gauge",
              "streambus_cluster_certificate_expiry_timestamp_seconds{cluster=\"demo\",namespace=\"shop\"}"
                  + " 1.77500154E9",
              "streambus_operator_certificate_expiry_timestamp_seconds 1.77500154E9");

      // When
      metrics.onDelete(demo("2026-01-01T00:00:00Z", "2026-03-31T23:59:00Z"));

      // Then
      assertThat(endpoint.scrape().body())
          .doesNotContain("streambus_cluster_certificate")
          .contains("streambus_operator_certificate_expiry_timestamp_seconds NaN");
    }
  }

  @Test
  void jvmMetricsAreExposed() {
    try (var endpoint = new PrometheusEndpoint()) {
      // When
      EndpointResponse response = endpoint.scrape();

      // Then
      assertThat(response.contentType()).startsWith("text/plain; version=0.0.4");
      assertThat(response.body())
          .contains("jvm_memory_used_bytes", "jvm_threads_live_threads", "process_uptime_seconds");
    }
  }

  private static StreamBusCluster demo(String notBefore, String notAfter) {
    StreamBusCluster demo = new StreamBusCluster();
    demo.setMetadata(new ObjectMetaBuilder().withNamespace("shop").withName("demo").build());
    demo.setStatus(
        StreamBusClusterStatus.builder()
            .certificate(
                CertificateStatus.builder().notBefore(notBefore).notAfter(notAfter).build())
            .build());
    return demo;
  }
}
