package io.streambus.resources.enforcement;

import io.streambus.api.spec.MultiTenancySpec;
import java.util.Optional;

/** Reasons why tenants are not isolated. */
final class TenancyLimitations {

  static final String REMARK =
      "enforced only by brokers that support the tenants API, which no released version does";
  static final String STORED_ONLY =
      "has no effect: brokers store this limit but do not enforce it; remove the field";

  private TenancyLimitations() {}

  static Optional<String> ofTenants(EnforcementContext context) {
    return context.supportsTenantsApi()
        ? Optional.empty()
        : Optional.of(
            "has no effect: brokers do not distinguish tenants, and no setting changes that;"
                + " create a separate cluster for each tenant");
  }

  static Optional<String> ofLimits(EnforcementContext context) {
    return ofTenants(context)
        .or(
            () ->
                isEnabled(context)
                    ? Optional.empty()
                    : Optional.of(
                        "has no effect because multi-tenancy is disabled; set"
                            + " spec.multiTenancy.enabled"));
  }

  private static boolean isEnabled(EnforcementContext context) {
    return context.spec().multiTenancy().flatMap(MultiTenancySpec::enabled).orElse(false);
  }
}
