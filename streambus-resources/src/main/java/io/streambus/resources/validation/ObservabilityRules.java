package io.streambus.resources.validation;

import io.streambus.api.StreamBusClusterSpec;
import io.streambus.api.schema.GoDuration;
import io.streambus.api.schema.Patterns;
import io.streambus.api.spec.AuditLogSpec;
import io.streambus.api.spec.LoggingSpec;
import io.streambus.api.spec.MetricsSpec;
import io.streambus.api.spec.ObservabilitySpec;
import io.streambus.api.spec.TracingSpec;
import io.streambus.api.values.AuditLevel;
import io.streambus.api.values.LogFormat;
import io.streambus.api.values.LogLevel;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Rules for metrics, tracing and logging. */
final class ObservabilityRules {

  private static final String TRACING = "spec.observability.tracing.";
  private static final String LOGGING = "spec.observability.logging.";
  private static final int MAX_ENDPOINT_LENGTH = 512;
  private static final int MAX_PORT = 65535;
  private static final int MAX_INTERVAL_HOURS = 24;
  private static final Pattern INTERVAL = Pattern.compile(Patterns.SCRAPE_INTERVAL);
  private static final Pattern ENDPOINT = Pattern.compile(Patterns.HOST_AND_PORT);

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
    Field<GoDuration> interval =
        Field.of("spec.observability.metrics.interval", metrics.interval());
    return Stream.concat(
        Durations.positiveUpTo(interval, MAX_INTERVAL_HOURS),
        interval.must(
            duration -> INTERVAL.matcher(duration.text()).matches(),
            "must use each unit at most once, in the order h, m, s, ms, because Prometheus parses"
                + " it"));
  }

  private static Stream<Problem> tracing(TracingSpec tracing) {
    return Stream.concat(
        Field.of(TRACING + "endpoint", tracing.endpoint())
            .must(
                ObservabilityRules::isEndpoint,
                "must be HOST:PORT, such as collector.tracing.svc:4317, with a port between 1 and"
                    + " 65535 and without a scheme"),
        Field.of(TRACING + "samplingRate", tracing.samplingRate())
            .must(rate -> rate >= 0 && rate <= 1, "must be between 0 and 1"));
  }

  private static boolean isEndpoint(String text) {
    return text.length() <= MAX_ENDPOINT_LENGTH
        && ENDPOINT.matcher(text).matches()
        && Integer.parseInt(text.substring(text.lastIndexOf(':') + 1)) <= MAX_PORT;
  }

  private static Stream<Problem> logging(LoggingSpec logging) {
    return Stream.of(
            Field.value(Field.of(LOGGING + "level", logging.level()), LogLevel.class),
            Field.value(Field.of(LOGGING + "format", logging.format()), LogFormat.class),
            Field.value(
                Field.of(
                    LOGGING + "auditLog.level", logging.auditLog().flatMap(AuditLogSpec::level)),
                AuditLevel.class))
        .flatMap(problems -> problems);
  }
}
