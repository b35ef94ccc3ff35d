package io.streambus.app.tracing;

import com.google.common.base.Throwables;
import com.google.common.collect.ImmutableMap;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.spi.ConfigurationException;
import io.opentelemetry.sdk.resources.Resource;
import io.streambus.app.console.CommandException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;

/**
 * Exports traces with OTLP over HTTP, in a thread of its own. Spans that a collector does not
 * accept in time are dropped.
 */
final class OtlpExport {

  private static final Logger log = LoggerFactory.getLogger(OtlpExport.class);

  /** Apply unless an environment variable sets another value. There are no metrics and logs. */
  private static final ImmutableMap<String, String> DEFAULTS =
      ImmutableMap.of(
          "otel.service.name", "streambus-operator",
          "otel.traces.exporter", "otlp",
          "otel.exporter.otlp.protocol", "http/protobuf",
          "otel.metrics.exporter", "none",
          "otel.logs.exporter", "none");

  private static final AttributeKey<String> VERSION = AttributeKey.stringKey("service.version");

  private OtlpExport() {}

  static OpenTelemetry start(String version) {
    logProblems();
    Resource program = Resource.create(Attributes.of(VERSION, version));
    try {
      OpenTelemetry started =
          AutoConfiguredOpenTelemetrySdk.builder()
              .addPropertiesSupplier(() -> DEFAULTS)
              // Attributes that the environment sets take precedence.
              .addResourceCustomizer((resource, config) -> program.merge(resource))
              .build()
              .getOpenTelemetrySdk();
      log.atInfo().log("Tracing reconciliations");
      return started;
    } catch (ConfigurationException e) {
      throw CommandException.failed("cannot trace reconciliations: " + e.getMessage() + cause(e));
    }
  }

  /** The SDK reports values that are out of range as unexpected, and names them in the cause. */
  private static String cause(ConfigurationException failure) {
    Throwable cause = Throwables.getRootCause(failure);
    return cause == failure ? "" : ": " + cause.getMessage();
  }

  /** The SDK logs to the loggers of the JDK, which would print lines of another format. */
  private static void logProblems() {
    SLF4JBridgeHandler.removeHandlersForRootLogger();
    SLF4JBridgeHandler.install();
  }
}
