package io.streambus.operator.brokers;

import com.google.common.collect.ImmutableMap;
import java.util.Optional;

/**
 * State of one broker at its last probe.
 *
 * @param info state that the broker reports, or why it is unknown
 * @param consumerGroups number of consumer groups that it coordinates; empty if unknown
 * @param tenants synchronization state of its tenants
 * @param usage usage by tenant ID; without tenants whose usage is unknown
 * @param errors number of calls that failed or were rejected
 */
record BrokerSnapshot(
    ApiResponse<BrokerInfo> info,
    Optional<Integer> consumerGroups,
    TenantState tenants,
    ImmutableMap<String, TenantUsage> usage,
    int errors) {

  /** Snapshot of a broker that does not respond; the previous tenant state is retained. */
  static BrokerSnapshot unreachable(ApiResponse<BrokerInfo> info, TenantState previous) {
    return new BrokerSnapshot(info, Optional.empty(), previous, ImmutableMap.of(), 1);
  }

  BrokerSnapshot withoutErrors() {
    return new BrokerSnapshot(info, consumerGroups, tenants, usage, 0);
  }

  boolean isReachable() {
    return info instanceof ApiResponse.Success;
  }
}
