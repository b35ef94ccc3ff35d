package io.streambus.resources.validation;

import io.streambus.api.StreamBusClusterSpec;
import io.streambus.api.spec.MultiTenancySpec;
import io.streambus.api.spec.QuotaSpec;
import io.streambus.api.spec.TenantOverride;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Rules for tenants and their limits. */
final class TenancyRules {

  private static final String OVERRIDES = "spec.multiTenancy.tenantOverrides";
  private static final int MAX_OVERRIDES = 1000;
  private static final Pattern TENANT =
      Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9._-]{0,61}[A-Za-z0-9])?");

  private TenancyRules() {}

  static Stream<Problem> check(StreamBusClusterSpec spec) {
    return spec.multiTenancy().stream().flatMap(TenancyRules::tenancy);
  }

  private static Stream<Problem> tenancy(MultiTenancySpec tenancy) {
    return Stream.of(
            tenancy.defaultQuotas().stream()
                .flatMap(quota -> quota("spec.multiTenancy.defaultQuotas", quota)),
            Lists.each(OVERRIDES, tenancy.tenantOverrides(), TenancyRules::tenant),
            uniqueTenants(tenancy.tenantOverrides()),
            Lists.atMost(OVERRIDES, tenancy.tenantOverrides(), MAX_OVERRIDES))
        .flatMap(problems -> problems);
  }

  private static Stream<Problem> tenant(String path, TenantOverride override) {
    return Stream.concat(
        id(path + ".tenantId", override),
        override.quotas().stream().flatMap(quota -> quota(path + ".quotas", quota)));
  }

  private static Stream<Problem> id(String path, TenantOverride override) {
    return override.tenantId().isEmpty()
        ? Stream.of(new Problem(path, "", "must be set"))
        : Field.of(path, override.tenantId())
            .must(
                text -> TENANT.matcher(text).matches(),
                "must be at most 63 letters, digits, '.', '_' and '-', starting and ending with a"
                    + " letter or digit");
  }

  private static Stream<Problem> uniqueTenants(List<TenantOverride> overrides) {
    Set<String> seen = new HashSet<>();
    return Lists.each(
        OVERRIDES,
        overrides,
        (path, override) ->
            Field.of(path + ".tenantId", override.tenantId())
                .must(
                    seen::add,
                    "must not be a duplicate; specify all limits of a tenant in one entry"));
  }

  private static Stream<Problem> quota(String path, QuotaSpec quota) {
    return Stream.of(
            Field.of(path + ".maxTopics", quota.maxTopics()),
            Field.of(path + ".maxPartitionsPerTopic", quota.maxPartitionsPerTopic()),
            Field.of(path + ".maxConnections", quota.maxConnections()),
            Field.of(path + ".maxBandwidthMBps", quota.maxBandwidthMBps()),
            Field.of(path + ".maxStorageGB", quota.maxStorageGB()),
            Field.of(path + ".maxMessagesPerSecond", quota.maxMessagesPerSecond()))
        .flatMap(field -> Field.atLeast(field, 0));
  }
}
