package io.streambus.operator.brokers;

import com.google.common.collect.ImmutableMap;
import java.util.Optional;

/**
 * One broker, as it was seen last.
 *
 * @param info what it says of itself, or why it says nothing
 * @param consumerGroups number of those that it coordinates, where it was asked and told
 * @param tenants how far it has its tenants
 * @param usage by id of the tenant, where it was asked and told
 * @param errors calls that got no answer, or a refusal
 */
record BrokerSnapshot(
    ApiResponse<BrokerInfo> info,
    Optional<Integer> consumerGroups,
    TenantState tenants,
    ImmutableMap<String, TenantUsage> usage,
    int errors) {

  /** Of a broker that does not answer; of its tenants is known what was known before. */
  static BrokerSnapshot unreachable(ApiResponse<BrokerInfo> info, TenantState former) {
    return new BrokerSnapshot(info, Optional.empty(), former, ImmutableMap.of(), 1);
  }

  boolean isReachable() {
    return info instanceof ApiResponse.Success;
  }
}
