package io.streambus.resources.defaults;

import com.google.common.collect.ImmutableList;
import io.streambus.api.StreamBusClusterSpec;
import io.streambus.api.spec.IsolationSpec;
import io.streambus.api.spec.MultiTenancySpec;
import io.streambus.api.spec.QuotaSpec;
import io.streambus.api.spec.TenantOverride;
import io.streambus.resources.model.Tenancy;
import io.streambus.resources.model.Tenancy.Tenant;
import io.streambus.resources.model.Tenancy.TenantLimits;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Tenants and their limits. */
final class TenancyDefaults {

  /** Tenant of all clients that specify no tenant. */
  private static final String DEFAULT_TENANT = "default";

  private static final QuotaSpec EMPTY_QUOTA = QuotaSpec.builder().build();

  private TenancyDefaults() {}

  static Tenancy tenancy(StreamBusClusterSpec spec) {
    return spec.multiTenancy()
        .filter(tenancy -> NonDefault.isTrue(tenancy.enabled()))
        .<Tenancy>map(tenancy -> new Tenancy.Enabled(tenants(tenancy)))
        .orElseGet(Tenancy.Disabled::new);
  }

  private static ImmutableList<Tenant> tenants(MultiTenancySpec tenancy) {
    Map<String, QuotaSpec> overrides = new LinkedHashMap<>();
    tenancy.defaultQuotas().ifPresent(quota -> overrides.put(DEFAULT_TENANT, EMPTY_QUOTA));
    for (TenantOverride override : tenancy.tenantOverrides()) {
      overrides.put(override.tenantId().orElseThrow(), override.quotas().orElse(EMPTY_QUOTA));
    }
    QuotaSpec defaults = tenancy.defaultQuotas().orElse(EMPTY_QUOTA);
    return overrides.entrySet().stream()
        .map(
            entry ->
                new Tenant(entry.getKey(), limits(tenancy.isolation(), entry.getValue(), defaults)))
        .collect(ImmutableList.toImmutableList());
  }

  /**
   * Resolves the limits of a tenant. A limit applies unless the isolation that it belongs to is
   * disabled.
   */
  private static TenantLimits limits(
      Optional<IsolationSpec> isolation, QuotaSpec override, QuotaSpec defaults) {
    boolean resources = isolation.flatMap(IsolationSpec::resourceQuotas).orElse(true);
    boolean rates = isolation.flatMap(IsolationSpec::rateLimiting).orElse(true);
    Function<Function<QuotaSpec, Optional<Integer>>, Optional<Integer>> limit =
        field -> field.apply(override).or(() -> field.apply(defaults));
    return new TenantLimits(
        limit.apply(QuotaSpec::maxTopics).filter(value -> resources),
        limit.apply(QuotaSpec::maxPartitionsPerTopic).filter(value -> resources),
        limit.apply(QuotaSpec::maxConnections).filter(value -> resources),
        limit.apply(QuotaSpec::maxBandwidthMBps).filter(value -> rates),
        limit.apply(QuotaSpec::maxStorageGB).filter(value -> resources),
        limit.apply(QuotaSpec::maxMessagesPerSecond).filter(value -> rates));
  }
}
