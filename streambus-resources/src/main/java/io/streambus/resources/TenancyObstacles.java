package io.streambus.resources;

import io.streambus.api.spec.MultiTenancySpec;
import java.util.Optional;

/** Why tenants are not kept apart. */
final class TenancyObstacles {

  static final String REMARK =
      "the broker, once it answers calls about tenants, which no shipped version does";
  static final String STORED_ONLY = "brokers store this limit and do not hold it; leave it out";

  private TenancyObstacles() {}

  static Optional<String> ofTenants(Situation situation) {
    return situation.hasTenantsApi()
        ? Optional.empty()
        : Optional.of(
            "brokers do not tell tenants apart, and no setting makes them; give each tenant a"
                + " cluster of its own");
  }

  static Optional<String> ofLimits(Situation situation) {
    return ofTenants(situation)
        .or(
            () ->
                isOn(situation)
                    ? Optional.empty()
                    : Optional.of(
                        "tenants are off, so it has no effect; set spec.multiTenancy.enabled"));
  }

  private static boolean isOn(Situation situation) {
    return situation.spec().multiTenancy().flatMap(MultiTenancySpec::enabled).orElse(false);
  }
}
