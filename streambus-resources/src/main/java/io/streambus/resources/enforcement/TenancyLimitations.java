package io.streambus.resources.enforcement;

import io.streambus.api.spec.MultiTenancySpec;
import java.util.Optional;

/** Why tenants are not kept apart. */
final class TenancyLimitations {

  static final String REMARK =
      "the broker, once it answers calls about tenants, which no shipped version does";
  static final String STORED_ONLY = "brokers store this limit and do not hold it; leave it out";

  private TenancyLimitations() {}

  static Optional<String> ofTenants(EnforcementContext enforcementContext) {
    return enforcementContext.hasTenantsApi()
        ? Optional.empty()
        : Optional.of(
            "brokers do not tell tenants apart, and no setting makes them; give each tenant a"
                + " cluster of its own");
  }

  static Optional<String> ofLimits(EnforcementContext enforcementContext) {
    return ofTenants(enforcementContext)
        .or(
            () ->
                isOn(enforcementContext)
                    ? Optional.empty()
                    : Optional.of(
                        "tenants are off, so it has no effect; set spec.multiTenancy.enabled"));
  }

  private static boolean isOn(EnforcementContext enforcementContext) {
    return enforcementContext
        .spec()
        .multiTenancy()
        .flatMap(MultiTenancySpec::enabled)
        .orElse(false);
  }
}
