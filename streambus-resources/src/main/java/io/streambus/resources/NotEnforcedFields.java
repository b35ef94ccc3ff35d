package io.streambus.resources;

import com.google.common.collect.ImmutableList;
import io.streambus.api.StreamBusClusterSpec;
import io.streambus.api.spec.ConfigSpec;
import io.streambus.api.spec.LoggingSpec;
import io.streambus.api.spec.MetricsSpec;
import io.streambus.api.spec.MultiTenancySpec;
import io.streambus.api.spec.ObservabilitySpec;
import io.streambus.api.spec.SecuritySpec;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The table of what can be written but is brought about by nobody. A row counts when a field in its
 * part of the spec is set to other than its default.
 */
final class NotEnforcedFields {

  private static final String NO_BATCHES = "brokers do not batch; set it in the client";

  private record Row(NotEnforced entry, Predicate<StreamBusClusterSpec> isAsked) {}

  private static final ImmutableList<Row> ROWS =
      ImmutableList.of(
          config("maxConnections", "brokers accept 10000 connections, and nothing changes that")
              .when(config -> config.maxConnections().isPresent()),
          config("maxMessageSize", "brokers take messages up to 10 MiB, and nothing changes that")
              .when(config -> config.maxMessageSize().isPresent()),
          config(
                  "compressionEnabled",
                  "brokers store messages as they come; compress in the client")
              .when(config -> Asks.isTrue(config.compressionEnabled())),
          config("batchSize", NO_BATCHES).when(config -> config.batchSize().isPresent()),
          config("batchTimeout", NO_BATCHES).when(config -> config.batchTimeout().isPresent()),
          security(
                  "tls",
                  "no broker speaks TLS, so connections stay in the clear; encrypt them by a service"
                      + " mesh or a proxy")
              .when(security -> security.tls().filter(Asks::tls).isPresent()),
          security(
                  "authentication",
                  "no broker asks clients who they are; guard its ports by a NetworkPolicy or a"
                      + " service mesh")
              .when(security -> security.authentication().filter(Asks::authentication).isPresent()),
          security(
                  "authorization",
                  "brokers cannot tell clients apart, so every client may do everything")
              .when(security -> security.authorization().filter(Asks::authorization).isPresent()),
          tenancy("", "no setting of a broker turns tenants and their limits on")
              .when(Asks::tenants),
          tenancy(
                  ".isolation.networkPolicies",
                  "the operator makes no NetworkPolicy; make your own")
              .when(tenancy -> tenancy.isolation().filter(Asks::networkPolicies).isPresent()),
          metrics("enabled", "brokers always answer /metrics, and nothing turns that off")
              .when(metrics -> !metrics.enabled().orElse(true)),
          metrics("serviceMonitor", "the operator makes no ServiceMonitor; make your own")
              .when(Asks::serviceMonitor),
          metrics("perTenantMetrics", "brokers do not tell tenants apart")
              .when(metrics -> Asks.isTrue(metrics.perTenantMetrics())),
          observability("tracing", "no broker traces requests")
              .when(spec -> spec.tracing().filter(Asks::tracing).isPresent()),
          logging("format", "brokers always write JSON").when(Asks::otherFormat),
          logging("includeTenantContext", "brokers do not tell tenants apart")
              .when(logging -> Asks.isTrue(logging.includeTenantContext())),
          logging("auditLog", "brokers record only requests of clients they know, and know none")
              .when(logging -> logging.auditLog().filter(Asks::auditLog).isPresent()));

  private NotEnforcedFields() {}

  /** The rows that count for a spec, in the order of the table. */
  static List<NotEnforced> of(StreamBusClusterSpec spec) {
    return ROWS.stream().filter(row -> row.isAsked().test(spec)).map(Row::entry).toList();
  }

  /** The first half of a row: a part of the spec and why it has no effect. */
  private record Start<B>(NotEnforced entry, Function<StreamBusClusterSpec, Optional<B>> block) {

    Row when(Predicate<B> isAsked) {
      return new Row(entry, spec -> block.apply(spec).filter(isAsked).isPresent());
    }
  }

  private static Start<ConfigSpec> config(String field, String message) {
    return new Start<>(
        new NotEnforced("spec.config." + field, message), StreamBusClusterSpec::config);
  }

  private static Start<SecuritySpec> security(String field, String message) {
    return new Start<>(
        new NotEnforced("spec.security." + field, message), StreamBusClusterSpec::security);
  }

  private static Start<MultiTenancySpec> tenancy(String field, String message) {
    return new Start<>(
        new NotEnforced("spec.multiTenancy" + field, message), StreamBusClusterSpec::multiTenancy);
  }

  private static Start<ObservabilitySpec> observability(String field, String message) {
    return new Start<>(
        new NotEnforced("spec.observability." + field, message),
        StreamBusClusterSpec::observability);
  }

  private static Start<MetricsSpec> metrics(String field, String message) {
    return new Start<>(
        new NotEnforced("spec.observability.metrics." + field, message),
        spec -> spec.observability().flatMap(ObservabilitySpec::metrics));
  }

  private static Start<LoggingSpec> logging(String field, String message) {
    return new Start<>(
        new NotEnforced("spec.observability.logging." + field, message),
        spec -> spec.observability().flatMap(ObservabilitySpec::logging));
  }
}
