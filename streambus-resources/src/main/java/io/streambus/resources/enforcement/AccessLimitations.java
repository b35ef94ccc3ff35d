package io.streambus.resources.enforcement;

import io.streambus.api.spec.AuthenticationSpec;
import io.streambus.api.values.AuthenticationMethod;
import io.streambus.api.values.DefaultPolicy;
import io.streambus.resources.defaults.NetworkDefaults;
import io.streambus.resources.defaults.NonDefault;
import io.streambus.resources.defaults.TlsDefaults;
import java.util.List;
import java.util.Optional;

/** Why a cluster does not keep out whom its spec wants to keep out. */
final class AccessLimitations {

  static final String NEEDS_NETWORK = "needs a network that knows NetworkPolicies";

  private static final String MTLS = AuthenticationMethod.MTLS.value();

  private AccessLimitations() {}

  static Optional<String> ofAuthentication(EnforcementContext enforcementContext) {
    Optional<AuthenticationSpec> authentication = enforcementContext.authentication();
    if (authentication.filter(each -> NonDefault.isTrue(each.enabled())).isEmpty()) {
      return Optional.of(
          "authentication is off, so it has no effect; set spec.security.authentication.enabled");
    }
    if (authentication.filter(TlsDefaults::isMutual).isEmpty()) {
      return Optional.of(
          "only client certificates can be checked, so clients are not asked who they are; use the"
              + " method mtls with TLS on");
    }
    return enforcementContext.isEncrypted()
        ? Optional.empty()
        : Optional.of("client certificates need TLS; set spec.security.tls.enabled");
  }

  /** The method mtls alone asks for nothing more than the method does. */
  static Optional<String> ofMethods(EnforcementContext enforcementContext) {
    boolean mutualAlone =
        enforcementContext
            .authentication()
            .filter(each -> each.allowedMethods().equals(List.of(MTLS)))
            .isPresent();
    return mutualAlone
        ? ofAuthentication(enforcementContext)
        : Optional.of("no method besides mtls is accepted; list mtls alone, or leave it out");
  }

  static Optional<String> ofAuthorization(EnforcementContext enforcementContext) {
    return enforcementContext.knowsClients()
        ? Optional.empty()
        : Optional.of(
            "nobody knows who a client is, so every client may do everything; turn TLS on and ask"
                + " for client certificates");
  }

  static Optional<String> ofPolicy(EnforcementContext enforcementContext) {
    boolean isOn =
        enforcementContext
            .authorization()
            .filter(each -> NonDefault.isTrue(each.enabled()))
            .isPresent();
    return isOn
        ? ofAuthorization(enforcementContext)
        : Optional.of(
            "authorization is off, so it has no effect; set spec.security.authorization.enabled");
  }

  static Optional<String> ofSubjects(EnforcementContext enforcementContext) {
    boolean allowsAll =
        enforcementContext
            .authorization()
            .flatMap(each -> each.defaultPolicy())
            .filter(DefaultPolicy.ALLOW.value()::equals)
            .isPresent();
    return ofPolicy(enforcementContext)
        .or(
            () ->
                allowsAll
                    ? Optional.of(
                        "every client with a certificate is let in; set the policy deny to keep"
                            + " others out")
                    : Optional.empty());
  }

  static Optional<String> ofNetworkPolicy(EnforcementContext enforcementContext) {
    return NetworkDefaults.isGuarded(enforcementContext.spec())
        ? ofGuard(enforcementContext)
        : Optional.of(
            "no NetworkPolicy is made; set spec.multiTenancy.isolation.networkPolicies, or turn"
                + " security on");
  }

  static Optional<String> ofGuard(EnforcementContext enforcementContext) {
    return NonDefault.isTrue(enforcementContext.spec().hostNetwork())
        ? Optional.of(
            "no NetworkPolicy holds for pods with the network of their node; leave"
                + " spec.hostNetwork off")
        : Optional.empty();
  }
}
