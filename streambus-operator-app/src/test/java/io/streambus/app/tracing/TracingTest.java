package io.streambus.app.tracing;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.OpenTelemetry;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Guarantees that tracing costs nothing unless a user configures it. */
class TracingTest {

  private static final String ENDPOINT = "OTEL_EXPORTER_OTLP_ENDPOINT";
  private static final String COLLECTOR = "http://collector:4318";

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
}
