package io.streambus.resources.enforcement;

import static io.streambus.resources.enforcement.Capability.Enforcer.KUBERNETES;
import static io.streambus.resources.enforcement.Capability.Enforcer.PROXY;

import com.google.common.collect.ImmutableList;
import io.streambus.api.StreamBusClusterSpec;
import io.streambus.api.spec.AuthenticationSpec;
import io.streambus.api.spec.AuthorizationSpec;
import io.streambus.api.spec.NetworkPolicySpec;
import io.streambus.api.spec.SecuritySpec;
import io.streambus.resources.defaults.NonDefault;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Enforcement of authentication, authorization and network access. */
final class AccessCapabilities {

  private static final String MTLS_ONLY = "only the mtls method, with TLS enabled";
  private static final String NEEDS_CLIENT_CERTIFICATES = "requires client certificates";
  private static final String TOKENS_UNSUPPORTED =
      "has no effect: neither brokers nor the proxy verify tokens; use the mtls method";
  private static final String PASSWORDS_UNSUPPORTED =
      "has no effect: brokers load passwords but never request them; use the mtls method";

  static final ImmutableList<Capability> ROWS =
      ImmutableList.of(
          authentication("enabled", each -> each.enabled().filter(enabled -> enabled)),
          authentication("method", AuthenticationSpec::method),
          Capability.notEnforced(
                  "spec.security.authentication.allowedMethods",
                  "only the mtls method is supported",
                  AccessCapabilities::methods)
              .limitation(AccessLimitations::ofMethods),
          Capability.notEnforced(
              "spec.security.authentication.jwtSecretName",
              TOKENS_UNSUPPORTED,
              spec -> authenticationValue(spec, AuthenticationSpec::jwtSecretName)),
          Capability.notEnforced(
              "spec.security.authentication.sasl",
              PASSWORDS_UNSUPPORTED,
              spec -> authenticationValue(spec, each -> each.sasl().filter(NonDefault::sasl))),
          authorization("enabled", each -> each.enabled().filter(enabled -> enabled))
              .limitation(AccessLimitations::ofAuthorization),
          authorization("defaultPolicy", AuthorizationSpec::defaultPolicy)
              .limitation(AccessLimitations::ofPolicy),
          authorization(
                  "allowedSubjects",
                  each -> Optional.of(each.allowedSubjects()).filter(list -> !list.isEmpty()))
              .limitation(AccessLimitations::ofSubjects),
          Capability.of(
              "spec.networkPolicy.enabled", KUBERNETES, AccessLimitations.NEEDS_NETWORK_PLUGIN),
          network("from", NetworkPolicySpec::clients),
          network("metricsFrom", NetworkPolicySpec::metricsFrom));

  private AccessCapabilities() {}

  private static Capability authentication(
      String field, Function<AuthenticationSpec, Optional<?>> value) {
    return Capability.of("spec.security.authentication." + field, PROXY, MTLS_ONLY)
        .requested(spec -> authenticationValue(spec, value))
        .limitation(AccessLimitations::ofAuthentication);
  }

  private static Optional<?> authenticationValue(
      StreamBusClusterSpec spec, Function<AuthenticationSpec, Optional<?>> value) {
    return spec.security().flatMap(SecuritySpec::authentication).flatMap(value);
  }

  private static Optional<?> methods(StreamBusClusterSpec spec) {
    return authenticationValue(
        spec, each -> Optional.of(each.allowedMethods()).filter(methods -> !methods.isEmpty()));
  }

  private static Capability authorization(
      String field, Function<AuthorizationSpec, Optional<?>> value) {
    return Capability.of("spec.security.authorization." + field, PROXY, NEEDS_CLIENT_CERTIFICATES)
        .requested(spec -> spec.security().flatMap(SecuritySpec::authorization).flatMap(value));
  }

  private static Capability network(String field, Function<NetworkPolicySpec, List<?>> peers) {
    return Capability.of(
            "spec.networkPolicy." + field, KUBERNETES, AccessLimitations.NEEDS_NETWORK_PLUGIN)
        .requested(spec -> spec.networkPolicy().map(peers).filter(list -> !list.isEmpty()))
        .limitation(AccessLimitations::ofNetworkPolicy);
  }
}
