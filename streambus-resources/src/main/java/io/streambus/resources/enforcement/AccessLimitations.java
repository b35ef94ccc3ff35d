package io.streambus.resources.enforcement;

import io.streambus.api.spec.AuthenticationSpec;
import io.streambus.api.values.AuthenticationMethod;
import io.streambus.api.values.DefaultPolicy;
import io.streambus.resources.defaults.NetworkDefaults;
import io.streambus.resources.defaults.NonDefault;
import io.streambus.resources.defaults.TlsDefaults;
import java.util.List;
import java.util.Optional;

/** Reasons why a cluster does not restrict access as its spec requests. */
final class AccessLimitations {

  static final String NEEDS_NETWORK_PLUGIN =
      "requires a network plugin that supports NetworkPolicies";

  private static final String MTLS = AuthenticationMethod.MTLS.value();

  private AccessLimitations() {}

  static Optional<String> ofAuthentication(EnforcementContext context) {
    Optional<AuthenticationSpec> authentication = context.authentication();
    if (authentication.filter(each -> NonDefault.isTrue(each.enabled())).isEmpty()) {
      return Optional.of(
          "has no effect because authentication is disabled; set"
              + " spec.security.authentication.enabled");
    }
    if (authentication.filter(TlsDefaults::isMutualTls).isEmpty()) {
      return Optional.of(
          "clients are not authenticated: only client certificates are supported; use the mtls"
              + " method with TLS enabled");
    }
    return context.isTlsEnabled()
        ? Optional.empty()
        : Optional.of(
            "has no effect because client certificates require TLS; set"
                + " spec.security.tls.enabled");
  }

  /** A list with only mtls requests nothing beyond the method itself. */
  static Optional<String> ofMethods(EnforcementContext context) {
    boolean mtlsOnly =
        context
            .authentication()
            .filter(each -> each.allowedMethods().equals(List.of(MTLS)))
            .isPresent();
    return mtlsOnly
        ? ofAuthentication(context)
        : Optional.of("only the mtls method is supported; list only mtls, or remove the field");
  }

  static Optional<String> ofAuthorization(EnforcementContext context) {
    return context.identifiesClients()
        ? Optional.empty()
        : Optional.of(
            "has no effect because clients are not identified, so every client has full access;"
                + " enable TLS and require client certificates");
  }

  static Optional<String> ofPolicy(EnforcementContext context) {
    boolean isOn =
        context.authorization().filter(each -> NonDefault.isTrue(each.enabled())).isPresent();
    return isOn
        ? ofAuthorization(context)
        : Optional.of(
            "has no effect because authorization is disabled; set"
                + " spec.security.authorization.enabled");
  }

  static Optional<String> ofSubjects(EnforcementContext context) {
    boolean allowsAll =
        context
            .authorization()
            .flatMap(each -> each.defaultPolicy())
            .filter(DefaultPolicy.ALLOW.value()::equals)
            .isPresent();
    return ofPolicy(context)
        .or(
            () ->
                allowsAll
                    ? Optional.of(
                        "has no effect because every client with a certificate is admitted; set"
                            + " spec.security.authorization.defaultPolicy to deny")
                    : Optional.empty());
  }

  static Optional<String> ofNetworkPolicy(EnforcementContext context) {
    return NetworkDefaults.isAccessRestricted(context.spec())
        ? ofHostNetwork(context)
        : Optional.of(
            "has no effect because no NetworkPolicy is created; set spec.networkPolicy.enabled to"
                + " true");
  }

  static Optional<String> ofHostNetwork(EnforcementContext context) {
    return NonDefault.isTrue(context.spec().hostNetwork())
        ? Optional.of(
            "has no effect because NetworkPolicies do not apply to pods on the host network;"
                + " disable spec.hostNetwork")
        : Optional.empty();
  }
}
