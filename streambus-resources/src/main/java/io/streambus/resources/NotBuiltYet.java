package io.streambus.resources;

import com.google.common.collect.ImmutableMap;
import io.streambus.api.StreamBusClusterSpec;
import io.streambus.api.spec.MetricsSpec;
import io.streambus.api.spec.ObservabilitySpec;
import io.streambus.api.spec.SecuritySpec;
import io.streambus.api.spec.TlsSpec;
import io.streambus.resources.Capability.Row;
import io.streambus.resources.model.BrokerGeneration;
import java.util.Optional;
import java.util.function.Function;

/**
 * Rows of the table that tell what the operator is meant to bring about and does not yet. Until it
 * does, nobody enforces them, and that is what the table says. A row leaves this list together with
 * the change that brings it about.
 */
final class NotBuiltYet {

  private static final String NO_PROXY =
      "this version of the operator puts no proxy before the brokers; encrypt connections and check"
          + " clients by a service mesh or a proxy of your own";
  private static final String NO_POLICY =
      "this version of the operator makes no NetworkPolicy; make your own";
  private static final String NO_MONITOR =
      "this version of the operator makes no ServiceMonitor; make your own";
  private static final String NO_SERIES =
      "this version of the operator exports no series of clusters; leave it out";

  private static final ImmutableMap<String, String> WHY =
      ImmutableMap.<String, String>builder()
          .put("spec.security.tls.enabled", NO_PROXY)
          .put("spec.security.tls.certSecretName", NO_PROXY)
          .put("spec.security.tls.caSecretName", NO_PROXY)
          .put("spec.security.tls.clientAuthRequired", NO_PROXY)
          .put("spec.security.tls.issuerRef", NO_PROXY)
          .put("spec.security.tls.selfSigned", NO_PROXY)
          .put("spec.security.tls.expiryWarning", NO_PROXY)
          .put("spec.security.tls.proxy", NO_PROXY)
          .put("spec.security.authentication.enabled", NO_PROXY)
          .put("spec.security.authentication.method", NO_PROXY)
          .put("spec.security.authentication.allowedMethods", NO_PROXY)
          .put("spec.security.authentication.jwtSecretName", NO_PROXY)
          .put("spec.security.authentication.sasl", NO_PROXY)
          .put("spec.security.authorization.enabled", NO_PROXY)
          .put("spec.security.authorization.defaultPolicy", NO_PROXY)
          .put("spec.security.authorization.allowedSubjects", NO_PROXY)
          .put("spec.networkPolicy.from", NO_POLICY)
          .put("spec.networkPolicy.metricsFrom", NO_POLICY)
          .put("spec.multiTenancy.isolation.networkPolicies", NO_POLICY)
          .put("spec.observability.metrics.enabled", NO_SERIES)
          .put("spec.observability.metrics.serviceMonitor", NO_MONITOR)
          .put("spec.observability.metrics.interval", NO_SERIES)
          .put("spec.observability.metrics.perTenantMetrics", NO_SERIES)
          .buildOrThrow();

  /** What is asked for by rows that tell it in another way once they are brought about. */
  private static final ImmutableMap<String, Function<StreamBusClusterSpec, Optional<?>>> WISHES =
      ImmutableMap.of(
          // An explicit default is no other wish than an absent field.
          "spec.security.tls.issuerRef",
          spec ->
              spec.security()
                  .flatMap(SecuritySpec::tls)
                  .flatMap(TlsSpec::issuerRef)
                  .filter(issuer -> issuer.name().isPresent())
                  .map(TlsDefaults::issuer),
          "spec.security.tls.enabled",
          spec ->
              spec.security()
                  .flatMap(SecuritySpec::tls)
                  .flatMap(TlsSpec::enabled)
                  .filter(wanted -> wanted),
          "spec.observability.metrics.enabled",
          spec ->
              spec.observability()
                  .flatMap(ObservabilitySpec::metrics)
                  .flatMap(MetricsSpec::enabled)
                  .filter(wanted -> !wanted));

  private NotBuiltYet() {}

  /** The row as it is true of this version. */
  static Capability asOfNow(Capability capability) {
    String path = capability.row().path();
    String why = WHY.get(path);
    return why == null
        ? capability
        : new Capability(
            new Row(path, Enforcer.NOBODY, BrokerGeneration.V0, why),
            WISHES.getOrDefault(path, capability.wish()),
            situation -> Optional.of(why));
  }
}
