package io.streambus.resources.enforcement;

import static io.streambus.resources.enforcement.Enforcer.BROKER;
import static io.streambus.resources.enforcement.Enforcer.KUBERNETES;
import static io.streambus.resources.enforcement.Enforcer.OPERATOR;

import com.google.common.collect.ImmutableList;
import io.streambus.api.spec.AuditLogSpec;
import io.streambus.api.spec.LoggingSpec;
import io.streambus.api.spec.MetricsSpec;
import io.streambus.api.spec.ObservabilitySpec;
import io.streambus.resources.defaults.NonDefault;
import io.streambus.resources.model.BrokerFeatureLevel;
import java.util.Optional;
import java.util.function.Function;

/** Who enforces metrics, tracing and logs. */
final class ObservabilityCapabilities {

  private static final String METRICS_OFF =
      "metrics are off, so it has no effect; set spec.observability.metrics.enabled";

  static final ImmutableList<Capability> ROWS =
      ImmutableList.of(
          Capability.of(
              "spec.observability.metrics.enabled",
              OPERATOR,
              "the page of the broker is empty, so the operator exports series of the cluster"),
          metrics("serviceMonitor", KUBERNETES, "where the Prometheus Operator is installed")
              .asks(metrics -> metrics.serviceMonitor().filter(wanted -> wanted)),
          metrics("interval", OPERATOR, "and scrapes, with a ServiceMonitor")
              .asks(metrics -> metrics.interval().filter(NonDefault::otherInterval)),
          metrics("perTenantMetrics", OPERATOR, "with tenants that brokers know")
              .asks(metrics -> metrics.perTenantMetrics().filter(wanted -> wanted))
              .limitation(ObservabilityCapabilities::noTenants),
          Capability.notEnforced(
              "spec.observability.tracing",
              "no broker traces requests; trace in the clients",
              spec ->
                  spec.observability()
                      .flatMap(ObservabilitySpec::tracing)
                      .filter(NonDefault::tracing)),
          Capability.of("spec.observability.logging.level", BROKER, ""),
          logging(
              "format",
              "brokers always write JSON; convert it where logs are collected",
              logging -> logging.format().filter(NonDefault::otherFormat)),
          logging(
              "includeTenantContext",
              "no line of a broker names a tenant; leave it out",
              logging -> logging.includeTenantContext().filter(wanted -> wanted)),
          Capability.of(
                  "spec.observability.logging.auditLog.enabled",
                  BROKER,
                  "to the log of the broker; every client is called anonymous")
              .from(BrokerFeatureLevel.V1_1)
              .requested(
                  spec ->
                      spec.observability()
                          .flatMap(ObservabilitySpec::logging)
                          .flatMap(LoggingSpec::auditLog)
                          .flatMap(AuditLogSpec::enabled)
                          .filter(wanted -> wanted))
              .limitation(ObservabilityCapabilities::noAudit),
          logging(
              "auditLog.level",
              "the audit log of brokers has one level; leave it out",
              logging -> logging.auditLog().flatMap(AuditLogSpec::level)));

  private ObservabilityCapabilities() {}

  private static Optional<String> noAudit(EnforcementContext enforcementContext) {
    return enforcementContext.featureLevel().readsSecurity()
        ? Optional.empty()
        : Optional.of("brokers before v1.1 keep no audit log; run a later version");
  }

  private static Optional<String> metricsOff(EnforcementContext enforcementContext) {
    return enforcementContext.hasMetrics() ? Optional.empty() : Optional.of(METRICS_OFF);
  }

  private static Optional<String> noTenants(EnforcementContext enforcementContext) {
    return metricsOff(enforcementContext).or(() -> TenancyLimitations.ofLimits(enforcementContext));
  }

  private static Start metrics(String field, Enforcer enforcer, String remark) {
    return new Start(Capability.of("spec.observability.metrics." + field, enforcer, remark));
  }

  private static Capability logging(
      String field, String why, Function<LoggingSpec, Optional<?>> value) {
    return Capability.notEnforced(
        "spec.observability.logging." + field,
        why,
        spec -> spec.observability().flatMap(ObservabilitySpec::logging).flatMap(value));
  }

  /** A row that still lacks where its value is. */
  private record Start(Capability capability) {

    Capability asks(Function<MetricsSpec, Optional<?>> value) {
      return capability
          .requested(
              spec -> spec.observability().flatMap(ObservabilitySpec::metrics).flatMap(value))
          .limitation(ObservabilityCapabilities::metricsOff);
    }
  }
}
