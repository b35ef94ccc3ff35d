package io.streambus.resources.enforcement;

import static io.streambus.resources.enforcement.Capability.Enforcer.BROKER;
import static io.streambus.resources.enforcement.Capability.Enforcer.KUBERNETES;
import static io.streambus.resources.enforcement.Capability.Enforcer.OPERATOR;

import com.google.common.collect.ImmutableList;
import io.streambus.api.spec.AuditLogSpec;
import io.streambus.api.spec.LoggingSpec;
import io.streambus.api.spec.MetricsSpec;
import io.streambus.api.spec.ObservabilitySpec;
import io.streambus.resources.defaults.NonDefault;
import io.streambus.resources.enforcement.Capability.Enforcer;
import io.streambus.resources.model.BrokerFeatureLevel;
import io.streambus.resources.tenants.TenantSeriesLimit;
import java.util.Optional;
import java.util.function.Function;

/** Enforcement of metrics, tracing and logs. */
final class ObservabilityCapabilities {

  private static final String METRICS_DISABLED =
      "has no effect because metrics are disabled; set spec.observability.metrics.enabled";

  private static final String NO_SCRAPER_PERMITTED =
      "has no effect because the NetworkPolicy permits no pods to scrape the brokers; permit those"
          + " of Prometheus in spec.networkPolicy.metricsFrom";

  static final ImmutableList<Capability> ROWS =
      ImmutableList.of(
          Capability.of(
              "spec.observability.metrics.enabled",
              OPERATOR,
              "the metrics page of the broker is empty; the operator exports metrics of the"
                  + " cluster instead"),
          metrics(
                  "serviceMonitor",
                  KUBERNETES,
                  "requires the Prometheus Operator, and spec.networkPolicy.metricsFrom")
              .requested(metrics -> metrics.serviceMonitor().filter(enabled -> enabled))
              .limitation(ObservabilityCapabilities::notScraped),
          metrics("interval", OPERATOR, "also the scrape interval of the ServiceMonitor")
              .requested(metrics -> metrics.interval().filter(NonDefault::metricsInterval)),
          metrics(
                  "perTenantMetrics",
                  OPERATOR,
                  "requires brokers that support the tenants API; for at most 100 tenants and 2500"
                      + " series of a cluster")
              .requested(metrics -> metrics.perTenantMetrics().filter(enabled -> enabled))
              .limitation(ObservabilityCapabilities::tenantMetricsLimited),
          Capability.notEnforced(
              "spec.observability.tracing",
              "has no effect: brokers do not trace requests; trace them in the clients",
              spec ->
                  spec.observability()
                      .flatMap(ObservabilitySpec::tracing)
                      .filter(NonDefault::tracing)),
          Capability.of("spec.observability.logging.level", BROKER, ""),
          logging(
              "format",
              "has no effect: brokers always log JSON; convert it in the log pipeline",
              logging -> logging.format().filter(NonDefault::logFormat)),
          logging(
              "includeTenantContext",
              "has no effect: broker logs do not identify tenants; remove the field",
              logging -> logging.includeTenantContext().filter(enabled -> enabled)),
          Capability.of(
                  "spec.observability.logging.auditLog.enabled",
                  BROKER,
                  "written to the broker log; every client is recorded as anonymous")
              .since(BrokerFeatureLevel.V1_1)
              .requested(
                  spec ->
                      spec.observability()
                          .flatMap(ObservabilitySpec::logging)
                          .flatMap(LoggingSpec::auditLog)
                          .flatMap(AuditLogSpec::enabled)
                          .filter(enabled -> enabled))
              .limitation(ObservabilityCapabilities::auditLogUnsupported),
          logging(
              "auditLog.level",
              "has no effect: the audit log of brokers has a single level; remove the field",
              logging -> logging.auditLog().flatMap(AuditLogSpec::level)));

  private ObservabilityCapabilities() {}

  private static Optional<String> auditLogUnsupported(EnforcementContext context) {
    return context.featureLevel().readsSecuritySettings()
        ? Optional.empty()
        : Optional.of(
            "has no effect: brokers before v1.1 have no audit log; upgrade to v1.1 or later");
  }

  private static Optional<String> metricsDisabled(EnforcementContext context) {
    return context.isMetricsEnabled() ? Optional.empty() : Optional.of(METRICS_DISABLED);
  }

  private static Optional<String> notScraped(EnforcementContext context) {
    return metricsDisabled(context)
        .or(
            () ->
                context
                    .desired()
                    .networkAccess()
                    .filter(access -> access.metricsClients().isEmpty())
                    .filter(access -> !context.desired().pod().hostNetwork())
                    .map(access -> NO_SCRAPER_PERMITTED));
  }

  private static Optional<String> tenantMetricsLimited(EnforcementContext context) {
    return metricsDisabled(context)
        .or(() -> TenancyCapabilities.limitsUnsupported(context))
        .or(() -> seriesLimited(context));
  }

  private static Optional<String> seriesLimited(EnforcementContext context) {
    int exported = TenantSeriesLimit.maxTenants(context.brokers());
    return context.tenants() <= exported
        ? Optional.empty()
        : Optional.of(
            ("exports metrics of the first %d of %d tenants only, because each has %d series: at"
                    + " most %d tenants and %d series of a cluster are exported; distribute the"
                    + " tenants to several clusters")
                .formatted(
                    exported,
                    context.tenants(),
                    TenantSeriesLimit.ofTenant(context.brokers()),
                    TenantSeriesLimit.MAX_TENANTS,
                    TenantSeriesLimit.MAX_SERIES));
  }

  private static Row metrics(String field, Enforcer enforcer, String remark) {
    return new Row(Capability.of("spec.observability.metrics." + field, enforcer, remark));
  }

  private static Capability logging(
      String field, String reason, Function<LoggingSpec, Optional<?>> value) {
    return Capability.notEnforced(
        "spec.observability.logging." + field,
        reason,
        spec -> spec.observability().flatMap(ObservabilitySpec::logging).flatMap(value));
  }

  /** A row without its requested value. */
  private record Row(Capability capability) {

    Capability requested(Function<MetricsSpec, Optional<?>> value) {
      return capability
          .requested(
              spec -> spec.observability().flatMap(ObservabilitySpec::metrics).flatMap(value))
          .limitation(ObservabilityCapabilities::metricsDisabled);
    }
  }
}
