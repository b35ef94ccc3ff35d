package io.streambus.app.tracing;

import io.opentelemetry.api.OpenTelemetry;
import io.streambus.app.console.CommandException;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Tracing of the process, which the environment variables of OpenTelemetry configure. It is off
 * unless one of them names an endpoint or an exporter; then no class of the SDK is loaded.
 */
public final class Tracing {

  private static final String DISABLED = "OTEL_SDK_DISABLED";
  private static final String EXPORTER = "OTEL_TRACES_EXPORTER";
  private static final String NO_EXPORTER = "none";

  private final Map<String, String> environment;

  /** Creates the tracing of a process with these environment variables. */
  public Tracing(Map<String, String> environment) {
    this.environment = environment;
  }

  /**
   * Starts the export of traces if it is configured. It ends with the JVM.
   *
   * @param version version of the program
   * @throws CommandException if a variable has an invalid value
   */
  public OpenTelemetry start(String version) {
    return isEnabled() ? OtlpExport.start(version) : OpenTelemetry.noop();
  }

  boolean isEnabled() {
    return !value(DISABLED).equalsIgnoreCase("true")
        && !value(EXPORTER).equalsIgnoreCase(NO_EXPORTER)
        && Stream.of(EXPORTER, "OTEL_EXPORTER_OTLP_ENDPOINT", "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT")
            .anyMatch(name -> !value(name).isEmpty());
  }

  private String value(String name) {
    return environment.getOrDefault(name, "").strip();
  }
}
