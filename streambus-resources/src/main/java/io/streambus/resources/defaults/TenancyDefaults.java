package io.streambus.resources.defaults;

import com.google.common.collect.ImmutableList;
import io.streambus.api.StreamBusClusterSpec;
import io.streambus.api.spec.IsolationSpec;
import io.streambus.api.spec.MultiTenancySpec;
import io.streambus.api.spec.QuotaSpec;
import io.streambus.api.spec.TenantOverride;
import io.streambus.resources.model.Tenancy;
import io.streambus.resources.model.Tenant;
import io.streambus.resources.model.TenantLimits;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The tenants and what each may use. */
final class TenancyDefaults {

  /** To which a broker counts every client that names no tenant. */
  private static final String DEFAULT_TENANT = "default";

  private static final QuotaSpec NO_QUOTA = QuotaSpec.builder().build();

  private TenancyDefaults() {}

  static Tenancy tenancy(StreamBusClusterSpec spec) {
    return spec.multiTenancy()
        .filter(tenancy -> NonDefault.isTrue(tenancy.enabled()))
        .<Tenancy>map(tenancy -> new Tenancy.On(tenants(tenancy)))
        .orElseGet(Tenancy.Off::new);
  }

  private static ImmutableList<Tenant> tenants(MultiTenancySpec tenancy) {
    Map<String, QuotaSpec> overrides = new LinkedHashMap<>();
    tenancy.defaultQuotas().ifPresent(quota -> overrides.put(DEFAULT_TENANT, NO_QUOTA));
    for (TenantOverride override : tenancy.tenantOverrides()) {
      overrides.put(override.tenantId().orElseThrow(), override.quotas().orElse(NO_QUOTA));
    }
    QuotaSpec defaults = tenancy.defaultQuotas().orElse(NO_QUOTA);
    return overrides.entrySet().stream()
        .map(
            entry ->
                new Tenant(entry.getKey(), limits(tenancy.isolation(), entry.getValue(), defaults)))
        .collect(ImmutableList.toImmutableList());
  }

  /** Limits that are written count, unless the isolation that they belong to is switched off. */
  private static TenantLimits limits(
      Optional<IsolationSpec> isolation, QuotaSpec override, QuotaSpec defaults) {
    boolean resources = isolation.flatMap(IsolationSpec::resourceQuotas).orElse(true);
    boolean rates = isolation.flatMap(IsolationSpec::rateLimiting).orElse(true);
    Function<Function<QuotaSpec, Optional<Integer>>, Optional<Integer>> limit =
        field -> field.apply(override).or(() -> field.apply(defaults));
    return new TenantLimits(
        limit.apply(QuotaSpec::maxTopics).filter(some -> resources),
        limit.apply(QuotaSpec::maxPartitionsPerTopic).filter(some -> resources),
        limit.apply(QuotaSpec::maxConnections).filter(some -> resources),
        limit.apply(QuotaSpec::maxBandwidthMBps).filter(some -> rates),
        limit.apply(QuotaSpec::maxStorageGB).filter(some -> resources),
        limit.apply(QuotaSpec::maxMessagesPerSecond).filter(some -> rates));
  }
}
