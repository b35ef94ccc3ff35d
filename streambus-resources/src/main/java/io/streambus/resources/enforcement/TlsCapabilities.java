package io.streambus.resources.enforcement;

import static io.streambus.resources.enforcement.Enforcer.KUBERNETES;
import static io.streambus.resources.enforcement.Enforcer.OPERATOR;
import static io.streambus.resources.enforcement.Enforcer.PROXY;

import com.google.common.collect.ImmutableList;
import io.streambus.api.spec.SecuritySpec;
import io.streambus.api.spec.TlsSpec;
import io.streambus.resources.defaults.NonDefault;
import java.util.Optional;
import java.util.function.Function;

/** Who enforces encryption. No broker does, so a proxy in the pod does. */
final class TlsCapabilities {

  private static final String WITH_TLS = "with TLS on";
  private static final String TLS_OFF =
      "TLS is off, so it has no effect; set spec.security.tls.enabled";

  static final ImmutableList<Capability> ROWS =
      ImmutableList.of(
          Capability.of(
              "spec.security.tls.enabled",
              PROXY,
              "on the client port; brokers speak to each other, and answer the HTTP port, in the"
                  + " clear"),
          tls("certSecretName", PROXY, WITH_TLS).asks(TlsSpec::certSecretName),
          tls("caSecretName", PROXY, "where client certificates are asked for")
              .asks(TlsSpec::caSecretName)
              .limitation(TlsCapabilities::noClients),
          tls("clientAuthRequired", PROXY, WITH_TLS)
              .asks(tls -> tls.clientAuthRequired().filter(wanted -> wanted)),
          tls("issuerRef", KUBERNETES, "where cert-manager is installed").asks(TlsSpec::issuerRef),
          tls("selfSigned", OPERATOR, WITH_TLS)
              .asks(tls -> tls.selfSigned().filter(wanted -> wanted)),
          tls("expiryWarning", OPERATOR, WITH_TLS)
              .asks(tls -> tls.expiryWarning().filter(NonDefault::otherExpiryWarning)),
          tls("proxy", KUBERNETES, WITH_TLS).asks(tls -> tls.proxy().filter(NonDefault::proxy)));

  private TlsCapabilities() {}

  private static Optional<String> noClients(EnforcementContext enforcementContext) {
    return tlsOff(enforcementContext)
        .or(
            () ->
                enforcementContext.knowsClients()
                    ? Optional.empty()
                    : Optional.of(
                        "client certificates are not asked for, so it has no effect; set"
                            + " spec.security.tls.clientAuthRequired"));
  }

  private static Optional<String> tlsOff(EnforcementContext enforcementContext) {
    return enforcementContext.isEncrypted() ? Optional.empty() : Optional.of(TLS_OFF);
  }

  private static Start tls(String field, Enforcer enforcer, String remark) {
    return new Start(Capability.of("spec.security.tls." + field, enforcer, remark));
  }

  /** A row that still lacks where its value is. */
  private record Start(Capability capability) {

    Capability asks(Function<TlsSpec, Optional<?>> value) {
      return capability
          .requested(spec -> spec.security().flatMap(SecuritySpec::tls).flatMap(value))
          .limitation(TlsCapabilities::tlsOff);
    }
  }
}
