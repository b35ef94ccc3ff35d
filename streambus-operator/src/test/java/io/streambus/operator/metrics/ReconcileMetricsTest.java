package io.streambus.operator.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.MockClock;
import io.micrometer.core.instrument.simple.SimpleConfig;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.streambus.operator.reconcile.ReconcileResult;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Guarantees that alerts see every reconciliation that fails, whatever the reason. */
class ReconcileMetricsTest {

  private static final String LAST_SUCCESS =
      "streambus.operator.last.successful.reconcile.timestamp";

  private final MockClock clock = new MockClock();
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry(SimpleConfig.DEFAULT, clock);
  private final OperatorGauges gauges = new OperatorGauges(registry);
  private final ReconcileMetrics metrics =
      new ReconcileMetrics(registry, new LastSuccessfulReconcile(gauges)::record);

  @Test
  void lastSuccessIsUnknownUntilAReconciliationSucceeds() {
    // Given
    assertThat(registry.find(LAST_SUCCESS).gauge()).isNull();

    // When
    clock.add(Duration.ofSeconds(100));
    reconcile(ReconcileResult.Kind.APPLIED);
    clock.add(Duration.ofSeconds(100));
    reconcile(ReconcileResult.Kind.INVALID_SPEC);
    clock.add(Duration.ofSeconds(100));

    // Then
    assertThat(registry.get(LAST_SUCCESS).gauge().value()).isEqualTo(200.001);
    assertThat(errors()).isZero();
  }

  @Test
  void rejectedWriteIsError() {
    // When
    reconcile(ReconcileResult.Kind.WRITE_FAILED);

    // Then
    assertThat(errors()).isEqualTo(1);
    assertThat(reconciles("write_failed")).isEqualTo(1);
    assertThat(registry.find(LAST_SUCCESS).gauge()).isNull();
  }

  @Test
  void exceptionIsError() {
    // When
    assertThatThrownBy(
            () ->
                metrics.record(
                    () -> {
                      throw new IllegalStateException("the API server does not respond");
                    }))
        .isInstanceOf(IllegalStateException.class);

    // Then
    assertThat(errors()).isEqualTo(1);
    assertThat(reconciles("error")).isEqualTo(1);
    assertThat(registry.find(LAST_SUCCESS).gauge()).isNull();
  }

  private void reconcile(ReconcileResult.Kind kind) {
    metrics.record(() -> new ReconcileResult(kind, Optional.empty()));
  }

  private double errors() {
    return registry.get("streambus.operator.reconcile.errors").counter().count();
  }

  private double reconciles(String result) {
    return registry.get("streambus.operator.reconcile").tag("result", result).counter().count();
  }
}
