package io.streambus.resources.enforcement;

import static io.streambus.resources.enforcement.Capability.Enforcer.KUBERNETES;
import static io.streambus.resources.enforcement.Capability.Enforcer.OPERATOR;

import com.google.common.collect.ImmutableList;
import io.streambus.api.StreamBusClusterSpec;
import io.streambus.api.spec.IsolationSpec;
import io.streambus.api.spec.MultiTenancySpec;
import io.streambus.api.spec.QuotaSpec;
import io.streambus.api.spec.TenantOverride;
import io.streambus.resources.enforcement.Capability.Enforcer;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Enforcement of tenants and their limits. */
final class TenancyCapabilities {

  private static final String BY_TENANTS_API =
      "enforced only by brokers that support the tenants API, which no released version does";
  private static final String STORED_ONLY =
      "has no effect: brokers store this limit but do not enforce it; remove the field";
  private static final String SELECTS_LIMITS = "selects which of the limits below apply";
  private static final String ISOLATION = "spec.multiTenancy.isolation.";
  private static final String DEFAULTS = "spec.multiTenancy.defaultQuotas.";
  private static final String OVERRIDES = "spec.multiTenancy.tenantOverrides[].";

  static final ImmutableList<Capability> ROWS =
      Stream.of(
              Stream.of(
                  Capability.of(
                          ISOLATION + "networkPolicies",
                          KUBERNETES,
                          AccessLimitations.NEEDS_NETWORK_PLUGIN)
                      .requested(TenancyCapabilities::networkPolicies)
                      .limitation(AccessLimitations::ofHostNetwork),
                  Capability.of(ISOLATION + "resourceQuotas", OPERATOR, SELECTS_LIMITS),
                  Capability.of(ISOLATION + "rateLimiting", OPERATOR, SELECTS_LIMITS),
                  byTenantsApi("spec.multiTenancy.enabled")
                      .requested(
                          spec ->
                              inTenancy(spec, each -> each.enabled().filter(enabled -> enabled)))
                      .limitation(TenancyCapabilities::tenantsUnsupported),
                  byTenantsApi(OVERRIDES + "tenantId")
                      .requested(TenancyCapabilities::ids)
                      .limitation(TenancyCapabilities::limitsUnsupported)),
              limit("maxTopics", QuotaSpec::maxTopics),
              limit("maxPartitionsPerTopic", QuotaSpec::maxPartitionsPerTopic),
              limit("maxBandwidthMBps", QuotaSpec::maxBandwidthMBps),
              limit("maxMessagesPerSecond", QuotaSpec::maxMessagesPerSecond),
              storedLimit("maxConnections", QuotaSpec::maxConnections),
              storedLimit("maxStorageGB", QuotaSpec::maxStorageGB))
          .flatMap(rows -> rows)
          .collect(ImmutableList.toImmutableList());

  private TenancyCapabilities() {}

  private static Capability byTenantsApi(String path) {
    return Capability.of(path, Enforcer.NONE, BY_TENANTS_API);
  }

  private static Optional<?> networkPolicies(StreamBusClusterSpec spec) {
    return inTenancy(
        spec,
        each ->
            each.isolation().flatMap(IsolationSpec::networkPolicies).filter(enabled -> enabled));
  }

  /** Returns rows for a limit that brokers with the tenants API enforce. */
  private static Stream<Capability> limit(
      String field, Function<QuotaSpec, Optional<Integer>> value) {
    return Stream.of(
            byTenantsApi(DEFAULTS + field).requested(spec -> inDefaults(spec, value)),
            byTenantsApi(OVERRIDES + "quotas." + field).requested(spec -> inOverrides(spec, value)))
        .map(row -> row.limitation(TenancyCapabilities::limitsUnsupported));
  }

  /** Returns rows for a limit that brokers with the tenants API store but do not enforce. */
  private static Stream<Capability> storedLimit(
      String field, Function<QuotaSpec, Optional<Integer>> value) {
    return Stream.of(
        Capability.notEnforced(DEFAULTS + field, STORED_ONLY, spec -> inDefaults(spec, value)),
        Capability.notEnforced(
            OVERRIDES + "quotas." + field, STORED_ONLY, spec -> inOverrides(spec, value)));
  }

  private static Optional<?> inTenancy(
      StreamBusClusterSpec spec, Function<MultiTenancySpec, Optional<?>> value) {
    return spec.multiTenancy().flatMap(value);
  }

  private static Optional<?> inDefaults(
      StreamBusClusterSpec spec, Function<QuotaSpec, Optional<Integer>> value) {
    return spec.multiTenancy().flatMap(MultiTenancySpec::defaultQuotas).flatMap(value);
  }

  private static Optional<?> inOverrides(
      StreamBusClusterSpec spec, Function<QuotaSpec, Optional<Integer>> value) {
    return overrides(spec).flatMap(each -> each.quotas().flatMap(value).stream()).findFirst();
  }

  private static Optional<?> ids(StreamBusClusterSpec spec) {
    return overrides(spec).flatMap(each -> each.tenantId().stream()).findFirst();
  }

  private static Stream<TenantOverride> overrides(StreamBusClusterSpec spec) {
    return spec.multiTenancy().stream().flatMap(each -> each.tenantOverrides().stream());
  }

  private static Optional<String> tenantsUnsupported(EnforcementContext context) {
    return context.supportsTenantsApi()
        ? Optional.empty()
        : Optional.of(
            "has no effect: brokers do not distinguish tenants, and no setting changes that;"
                + " create a separate cluster for each tenant");
  }

  static Optional<String> limitsUnsupported(EnforcementContext context) {
    return tenantsUnsupported(context)
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
