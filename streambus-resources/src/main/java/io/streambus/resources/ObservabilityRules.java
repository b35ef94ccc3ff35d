package io.streambus.resources;

import io.streambus.api.StreamBusClusterSpec;
import io.streambus.api.spec.AuditLogSpec;
import io.streambus.api.spec.LoggingSpec;
import io.streambus.api.spec.MetricsSpec;
import io.streambus.api.spec.ObservabilitySpec;
import io.streambus.api.spec.TracingSpec;
import io.streambus.api.vocabulary.AuditLevel;
import io.streambus.api.vocabulary.LogFormat;
import io.streambus.api.vocabulary.LogLevel;
import java.util.stream.Stream;

/** Rules of metrics, tracing and logs. */
final class ObservabilityRules {

  private static final String TRACING = "spec.observability.tracing.";
  private static final String LOGGING = "spec.observability.logging.";
  private static final int LONGEST_ENDPOINT = 512;

  private ObservabilityRules() {}

  static Stream<Problem> check(StreamBusClusterSpec spec) {
    return spec.observability().stream().flatMap(ObservabilityRules::observability);
  }

  private static Stream<Problem> observability(ObservabilitySpec observability) {
    return Stream.of(
            observability.metrics().stream().flatMap(ObservabilityRules::metrics),
            observability.tracing().stream().flatMap(ObservabilityRules::tracing),
            observability.logging().stream().flatMap(ObservabilityRules::logging))
        .flatMap(problems -> problems);
  }

  private static Stream<Problem> metrics(MetricsSpec metrics) {
    return Field.duration(Field.of("spec.observability.metrics.interval", metrics.interval()));
  }

  private static Stream<Problem> tracing(TracingSpec tracing) {
    return Stream.concat(
        Field.length(Field.of(TRACING + "endpoint", tracing.endpoint()), LONGEST_ENDPOINT),
        Field.of(TRACING + "samplingRate", tracing.samplingRate())
            .must(rate -> rate >= 0 && rate <= 1, "must be from 0 to 1"));
  }

  private static Stream<Problem> logging(LoggingSpec logging) {
    return Stream.of(
            Field.word(Field.of(LOGGING + "level", logging.level()), LogLevel.class),
            Field.word(Field.of(LOGGING + "format", logging.format()), LogFormat.class),
            Field.word(
                Field.of(
                    LOGGING + "auditLog.level", logging.auditLog().flatMap(AuditLogSpec::level)),
                AuditLevel.class))
        .flatMap(problems -> problems);
  }
}
