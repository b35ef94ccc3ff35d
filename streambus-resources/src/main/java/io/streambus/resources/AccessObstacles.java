package io.streambus.resources;

import io.streambus.api.spec.AuthenticationSpec;
import io.streambus.api.vocabulary.AuthenticationMethod;
import io.streambus.api.vocabulary.DefaultPolicy;
import java.util.List;
import java.util.Optional;

/** Why a cluster does not keep out whom its spec wants to keep out. */
final class AccessObstacles {

  static final String NEEDS_NETWORK = "needs a network that knows NetworkPolicies";

  private static final String MTLS = AuthenticationMethod.MTLS.text();

  private AccessObstacles() {}

  static Optional<String> ofAuthentication(Situation situation) {
    Optional<AuthenticationSpec> authentication = situation.authentication();
    if (authentication.filter(each -> Asks.isTrue(each.enabled())).isEmpty()) {
      return Optional.of(
          "authentication is off, so it has no effect; set spec.security.authentication.enabled");
    }
    if (authentication.filter(TlsDefaults::isMutual).isEmpty()) {
      return Optional.of(
          "only client certificates can be checked, so clients are not asked who they are; use the"
              + " method mtls with TLS on");
    }
    return situation.isEncrypted()
        ? Optional.empty()
        : Optional.of("client certificates need TLS; set spec.security.tls.enabled");
  }

  /** The method mtls alone asks for nothing more than the method does. */
  static Optional<String> ofMethods(Situation situation) {
    boolean mutualAlone =
        situation
            .authentication()
            .filter(each -> each.allowedMethods().equals(List.of(MTLS)))
            .isPresent();
    return mutualAlone
        ? ofAuthentication(situation)
        : Optional.of("no method besides mtls is accepted; list mtls alone, or leave it out");
  }

  static Optional<String> ofAuthorization(Situation situation) {
    return situation.knowsClients()
        ? Optional.empty()
        : Optional.of(
            "nobody knows who a client is, so every client may do everything; turn TLS on and ask"
                + " for client certificates");
  }

  static Optional<String> ofPolicy(Situation situation) {
    boolean isOn =
        situation.authorization().filter(each -> Asks.isTrue(each.enabled())).isPresent();
    return isOn
        ? ofAuthorization(situation)
        : Optional.of(
            "authorization is off, so it has no effect; set spec.security.authorization.enabled");
  }

  static Optional<String> ofSubjects(Situation situation) {
    boolean allowsAll =
        situation
            .authorization()
            .flatMap(each -> each.defaultPolicy())
            .filter(DefaultPolicy.ALLOW.text()::equals)
            .isPresent();
    return ofPolicy(situation)
        .or(
            () ->
                allowsAll
                    ? Optional.of(
                        "every client with a certificate is let in; set the policy deny to keep"
                            + " others out")
                    : Optional.empty());
  }

  static Optional<String> ofNetworkPolicy(Situation situation) {
    return NetworkDefaults.isGuarded(situation.spec())
        ? ofGuard(situation)
        : Optional.of(
            "no NetworkPolicy is made; set spec.multiTenancy.isolation.networkPolicies, or turn"
                + " security on");
  }

  static Optional<String> ofGuard(Situation situation) {
    return Asks.isTrue(situation.spec().hostNetwork())
        ? Optional.of(
            "no NetworkPolicy holds for pods with the network of their node; leave"
                + " spec.hostNetwork off")
        : Optional.empty();
  }
}
