package io.streambus.resources.enforcement;

import static io.streambus.resources.enforcement.Capability.Enforcer.KUBERNETES;
import static io.streambus.resources.enforcement.Capability.Enforcer.OPERATOR;
import static io.streambus.resources.enforcement.Capability.Enforcer.PROXY;

import com.google.common.collect.ImmutableList;
import io.streambus.api.spec.SecuritySpec;
import io.streambus.api.spec.TlsSpec;
import io.streambus.resources.defaults.NonDefault;
import io.streambus.resources.enforcement.Capability.Enforcer;
import java.util.Optional;
import java.util.function.Function;

/** Enforcement of TLS, which a proxy in the pod provides because brokers do not support it. */
final class TlsCapabilities {

  private static final String NEEDS_TLS = "requires spec.security.tls.enabled";
  private static final String TLS_DISABLED =
      "has no effect because TLS is disabled; set spec.security.tls.enabled";

  static final ImmutableList<Capability> ROWS =
      ImmutableList.of(
          Capability.of(
              "spec.security.tls.enabled",
              PROXY,
              "encrypts the client port only; traffic between brokers and to the HTTP port is"
                  + " unencrypted"),
          tls("certSecretName", PROXY, NEEDS_TLS).requested(TlsSpec::certSecretName),
          tls("caSecretName", PROXY, "requires client certificates")
              .requested(TlsSpec::caSecretName)
              .limitation(TlsCapabilities::clientCertificatesNotRequired),
          tls("clientAuthRequired", PROXY, NEEDS_TLS)
              .requested(tls -> tls.clientAuthRequired().filter(enabled -> enabled)),
          tls("issuerRef", KUBERNETES, "requires cert-manager").requested(TlsSpec::issuerRef),
          tls("selfSigned", OPERATOR, NEEDS_TLS)
              .requested(tls -> tls.selfSigned().filter(enabled -> enabled)),
          tls("expiryWarning", OPERATOR, NEEDS_TLS)
              .requested(tls -> tls.expiryWarning().filter(NonDefault::expiryWarning)),
          tls("proxy", KUBERNETES, NEEDS_TLS)
              .requested(tls -> tls.proxy().filter(NonDefault::proxy)));

  private TlsCapabilities() {}

  private static Optional<String> clientCertificatesNotRequired(EnforcementContext context) {
    return tlsDisabled(context)
        .or(
            () ->
                context.identifiesClients()
                    ? Optional.empty()
                    : Optional.of(
                        "has no effect because client certificates are not required; set"
                            + " spec.security.tls.clientAuthRequired"));
  }

  private static Optional<String> tlsDisabled(EnforcementContext context) {
    return context.isTlsEnabled() ? Optional.empty() : Optional.of(TLS_DISABLED);
  }

  private static Row tls(String field, Enforcer enforcer, String remark) {
    return new Row(Capability.of("spec.security.tls." + field, enforcer, remark));
  }

  /** A row without its requested value. */
  private record Row(Capability capability) {

    Capability requested(Function<TlsSpec, Optional<?>> value) {
      return capability
          .requested(spec -> spec.security().flatMap(SecuritySpec::tls).flatMap(value))
          .limitation(TlsCapabilities::tlsDisabled);
    }
  }
}
