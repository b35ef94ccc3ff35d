package io.streambus.app.tracing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.opentelemetry.api.OpenTelemetry;
import io.streambus.app.console.CommandException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Guarantees that tracing costs nothing unless a user configures it. */
class TracingTest {

  private static final String ENDPOINT = "OTEL_EXPORTER_OTLP_ENDPOINT";
  private static final String COLLECTOR = "http://collector:4318";

  /** Read by the SDK like the environment variable OTEL_BSP_MAX_EXPORT_BATCH_SIZE. */
  private static final String BATCH_SIZE = "otel.bsp.max.export.batch.size";

  @Test
  void isOffByDefault() {
    assertThat(new Tracing(Map.of()).isEnabled()).isFalse();
    assertThat(new Tracing(Map.of(ENDPOINT, " ")).isEnabled()).isFalse();
    assertThat(new Tracing(Map.of()).start("1.0.0")).isSameAs(OpenTelemetry.noop());
  }

  @ParameterizedTest
  @CsvSource({
    "OTEL_EXPORTER_OTLP_ENDPOINT, http://collector:4318",
    "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT, http://collector:4318/v1/traces",
    "OTEL_TRACES_EXPORTER, otlp"
  })
  void isOnIfEndpointOrExporterIsSet(String variable, String value) {
    assertThat(new Tracing(Map.of(variable, value)).isEnabled()).isTrue();
  }

  @Test
  void canBeSwitchedOffDespiteEndpoint() {
    assertThat(new Tracing(Map.of(ENDPOINT, COLLECTOR, "OTEL_SDK_DISABLED", "true")).isEnabled())
        .isFalse();
    assertThat(new Tracing(Map.of(ENDPOINT, COLLECTOR, "OTEL_TRACES_EXPORTER", "none")).isEnabled())
        .isFalse();
  }

  /**
   * The SDK reports such values as unexpected; without its cause, nobody would find the variable.
   */
  @Test
  void invalidValueIsReportedWithItsCause() {
    // Given
    System.setProperty(BATCH_SIZE, "-1");
    try {
      // When
      Throwable failure =
          catchThrowable(() -> new Tracing(Map.of(ENDPOINT, COLLECTOR)).start("1.0.0"));

      // Then
      assertThat(failure)
          .isInstanceOf(CommandException.class)
          .hasMessageContaining("maxExportBatchSize must be positive");
    } finally {
      System.clearProperty(BATCH_SIZE);
    }
  }
}
