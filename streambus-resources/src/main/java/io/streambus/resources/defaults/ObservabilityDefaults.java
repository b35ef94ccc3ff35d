package io.streambus.resources.defaults;

import io.streambus.api.StreamBusClusterSpec;
import io.streambus.api.schema.GoDuration;
import io.streambus.api.spec.AuditLogSpec;
import io.streambus.api.spec.ConfigSpec;
import io.streambus.api.spec.LoggingSpec;
import io.streambus.api.spec.MetricsSpec;
import io.streambus.api.spec.ObservabilitySpec;
import io.streambus.api.values.LogLevel;
import io.streambus.resources.model.BrokerCluster.MetricsSettings;
import io.streambus.resources.model.BrokerFeatureLevel;
import java.util.Optional;

/** Defaults of metrics and logs. */
public final class ObservabilityDefaults {

  static final GoDuration INTERVAL = GoDuration.of("30s");

  private static final MetricsSpec EMPTY_METRICS = MetricsSpec.builder().build();

  private ObservabilityDefaults() {}

  public static MetricsSettings metrics(StreamBusClusterSpec spec) {
    MetricsSpec metrics =
        spec.observability().flatMap(ObservabilitySpec::metrics).orElse(EMPTY_METRICS);
    boolean enabled = metrics.enabled().orElse(true);
    return new MetricsSettings(
        enabled,
        enabled && NonDefault.isTrue(metrics.serviceMonitor()),
        metrics.interval().orElse(INTERVAL),
        enabled && NonDefault.isTrue(metrics.perTenantMetrics()));
  }

  static LogLevel logLevel(StreamBusClusterSpec spec) {
    return loggingLevel(spec)
        .or(() -> spec.config().flatMap(ConfigSpec::logLevel))
        .flatMap(text -> SpecValues.find(LogLevel.class, text))
        .orElse(LogLevel.INFO);
  }

  /**
   * Returns the log level in {@code spec.observability.logging}, which takes precedence over {@code
   * spec.config.logLevel}.
   */
  public static Optional<String> loggingLevel(StreamBusClusterSpec spec) {
    return spec.observability().flatMap(ObservabilitySpec::logging).flatMap(LoggingSpec::level);
  }

  /** Whether the audit log is configured. Versions without an audit log get no settings for it. */
  static boolean auditLog(StreamBusClusterSpec spec, ClusterEnvironment environment) {
    return requestsAuditLog(spec)
        && BrokerFeatureLevel.of(ImageDefaults.version(spec, environment)).readsSecuritySettings();
  }

  public static boolean requestsAuditLog(StreamBusClusterSpec spec) {
    return spec.observability()
        .flatMap(ObservabilitySpec::logging)
        .flatMap(LoggingSpec::auditLog)
        .flatMap(AuditLogSpec::enabled)
        .orElse(false);
  }
}
