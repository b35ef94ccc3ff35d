package io.streambus.app.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.streambus.operator.metrics.ReconcileMetrics;
import java.util.List;
import org.junit.jupiter.api.Test;

/** If this fails, dashboards and alerts of users stay empty. */
class MetricsPageTest {

  @Test
  void theMetricsOfTheOperatorHaveTheirDocumentedNames() {
    try (var page = new MetricsPage()) {
      // Given
      new ReconcileMetrics(page.registry());

      // When
      List<String> lines = page.answer().body().lines().toList();

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
  void theMetricsOfTheJvmAreThere() {
    try (var page = new MetricsPage()) {
      // When
      Answer answer = page.answer();

      // Then
      assertThat(answer.contentType()).startsWith("text/plain; version=0.0.4");
      assertThat(answer.body())
          .contains("jvm_memory_used_bytes", "jvm_threads_live_threads", "process_uptime_seconds");
    }
  }
}
