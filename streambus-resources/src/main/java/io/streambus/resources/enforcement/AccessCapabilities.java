package io.streambus.resources.enforcement;

import static io.streambus.resources.enforcement.Enforcer.KUBERNETES;
import static io.streambus.resources.enforcement.Enforcer.PROXY;

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

/** Who enforces which clients are let in. */
final class AccessCapabilities {

  private static final String MUTUAL = "the method mtls with TLS on";
  private static final String VERIFIED = "where client certificates are asked for";
  private static final String GUARDED =
      "where security is on or multiTenancy.isolation.networkPolicies is; "
          + AccessLimitations.NEEDS_NETWORK;
  private static final String NO_TOKENS =
      "neither brokers nor the proxy check tokens; use the method mtls";
  private static final String NO_PASSWORDS =
      "brokers load passwords and never ask for them; use the method mtls";

  static final ImmutableList<Capability> ROWS =
      ImmutableList.of(
          authentication("enabled", each -> each.enabled().filter(wanted -> wanted)),
          authentication("method", AuthenticationSpec::method),
          Capability.notEnforced(
                  "spec.security.authentication.allowedMethods",
                  "no method besides mtls is accepted",
                  AccessCapabilities::methods)
              .limitation(AccessLimitations::ofMethods),
          Capability.notEnforced(
              "spec.security.authentication.jwtSecretName",
              NO_TOKENS,
              spec -> in(spec, AuthenticationSpec::jwtSecretName)),
          Capability.notEnforced(
              "spec.security.authentication.sasl",
              NO_PASSWORDS,
              spec -> in(spec, each -> each.sasl().filter(NonDefault::sasl))),
          authorization("enabled", each -> each.enabled().filter(wanted -> wanted))
              .limitation(AccessLimitations::ofAuthorization),
          authorization("defaultPolicy", AuthorizationSpec::defaultPolicy)
              .limitation(AccessLimitations::ofPolicy),
          authorization(
                  "allowedSubjects",
                  each -> Optional.of(each.allowedSubjects()).filter(list -> !list.isEmpty()))
              .limitation(AccessLimitations::ofSubjects),
          network("from", NetworkPolicySpec::clients),
          network("metricsFrom", NetworkPolicySpec::metricsFrom));

  private AccessCapabilities() {}

  private static Capability authentication(
      String field, Function<AuthenticationSpec, Optional<?>> value) {
    return Capability.of("spec.security.authentication." + field, PROXY, MUTUAL)
        .requested(spec -> in(spec, value))
        .limitation(AccessLimitations::ofAuthentication);
  }

  private static Optional<?> in(
      StreamBusClusterSpec spec, Function<AuthenticationSpec, Optional<?>> value) {
    return spec.security().flatMap(SecuritySpec::authentication).flatMap(value);
  }

  private static Optional<?> methods(StreamBusClusterSpec spec) {
    return in(
        spec, each -> Optional.of(each.allowedMethods()).filter(methods -> !methods.isEmpty()));
  }

  private static Capability authorization(
      String field, Function<AuthorizationSpec, Optional<?>> value) {
    return Capability.of("spec.security.authorization." + field, PROXY, VERIFIED)
        .requested(spec -> spec.security().flatMap(SecuritySpec::authorization).flatMap(value));
  }

  private static Capability network(String field, Function<NetworkPolicySpec, List<?>> peers) {
    return Capability.of("spec.networkPolicy." + field, KUBERNETES, GUARDED)
        .requested(spec -> spec.networkPolicy().map(peers).filter(list -> !list.isEmpty()))
        .limitation(AccessLimitations::ofNetworkPolicy);
  }
}
