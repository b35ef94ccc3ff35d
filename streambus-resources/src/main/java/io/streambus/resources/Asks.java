package io.streambus.resources;

import io.streambus.api.model.GoDuration;
import io.streambus.api.spec.AuditLogSpec;
import io.streambus.api.spec.AuthenticationSpec;
import io.streambus.api.spec.AuthorizationSpec;
import io.streambus.api.spec.IsolationSpec;
import io.streambus.api.spec.LoggingSpec;
import io.streambus.api.spec.MetricsSpec;
import io.streambus.api.spec.MultiTenancySpec;
import io.streambus.api.spec.SaslSpec;
import io.streambus.api.spec.TlsSpec;
import io.streambus.api.spec.TracingSpec;
import io.streambus.api.vocabulary.LogFormat;
import io.streambus.api.vocabulary.SaslMechanism;
import java.util.Optional;

/**
 * Whether a part of a spec asks for anything: whether it sets a field to other than its default. An
 * explicit default asks for nothing, because the CRD writes defaults into specs.
 */
final class Asks {

  private static final GoDuration DEFAULT_INTERVAL = GoDuration.of("30s");

  private Asks() {}

  static boolean isTrue(Optional<Boolean> field) {
    return field.orElse(false);
  }

  static boolean tls(TlsSpec tls) {
    return isTrue(tls.enabled())
        || isTrue(tls.clientAuthRequired())
        || tls.certSecretName().isPresent()
        || tls.caSecretName().isPresent();
  }

  static boolean authentication(AuthenticationSpec authentication) {
    return isTrue(authentication.enabled())
        || authentication.method().isPresent()
        || !authentication.allowedMethods().isEmpty()
        || authentication.jwtSecretName().isPresent()
        || authentication.sasl().filter(Asks::sasl).isPresent();
  }

  private static boolean sasl(SaslSpec sasl) {
    return sasl.secretName().isPresent()
        || sasl.mechanism().filter(text -> !isDefaultMechanism(text)).isPresent();
  }

  private static boolean isDefaultMechanism(String text) {
    return text.equals(SaslMechanism.SCRAM_SHA_256.text());
  }

  static boolean authorization(AuthorizationSpec authorization) {
    return isTrue(authorization.enabled()) || authorization.defaultPolicy().isPresent();
  }

  static boolean tenants(MultiTenancySpec tenancy) {
    return isTrue(tenancy.enabled())
        || tenancy.defaultQuotas().isPresent()
        || !tenancy.tenantOverrides().isEmpty()
        || tenancy.isolation().filter(Asks::limits).isPresent();
  }

  private static boolean limits(IsolationSpec isolation) {
    return isTrue(isolation.resourceQuotas()) || isTrue(isolation.rateLimiting());
  }

  static boolean networkPolicies(IsolationSpec isolation) {
    return isTrue(isolation.networkPolicies());
  }

  static boolean serviceMonitor(MetricsSpec metrics) {
    return isTrue(metrics.serviceMonitor())
        || metrics.interval().filter(text -> !text.equals(DEFAULT_INTERVAL)).isPresent();
  }

  static boolean tracing(TracingSpec tracing) {
    return isTrue(tracing.enabled())
        || isTrue(tracing.includeTenantId())
        || tracing.endpoint().isPresent()
        || tracing.samplingRate().isPresent();
  }

  static boolean otherFormat(LoggingSpec logging) {
    return logging.format().filter(text -> !text.equals(LogFormat.JSON.text())).isPresent();
  }

  static boolean auditLog(AuditLogSpec auditLog) {
    return isTrue(auditLog.enabled()) || auditLog.level().isPresent();
  }
}
