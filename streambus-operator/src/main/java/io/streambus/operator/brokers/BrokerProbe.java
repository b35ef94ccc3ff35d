package io.streambus.operator.brokers;

import com.google.common.collect.ImmutableMap;
import io.streambus.operator.brokers.TenantState.ProbeTime;
import io.streambus.resources.model.TenantsApi;
import io.streambus.resources.tenants.TenantSeriesLimit;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One probe of one broker. A broker that does not respond to the first call gets no others; one
 * that responds slowly gets no others after the end of the budget.
 */
final class BrokerProbe {

  private final BrokerApi broker;
  private final BrokerTarget target;
  private final CallBudget budget;
  private final Clock clock;

  BrokerProbe(BrokerApi broker, BrokerTarget target, CallBudget budget, Clock clock) {
    this.broker = broker;
    this.target = target;
    this.budget = budget;
    this.clock = clock;
  }

  BrokerSnapshot run(TenantState previous) {
    Instant now = clock.instant();
    ApiResponse<BrokerInfo> info = broker.info();
    return info.success()
        .map(reported -> snapshot(reported, new ProbeTime(now, reported.uptime()), previous))
        .orElseGet(() -> BrokerSnapshot.unreachable(info, previous));
  }

  private BrokerSnapshot snapshot(BrokerInfo info, ProbeTime probeTime, TenantState previous) {
    boolean due = target.allowsTenantWrites() && previous.isDue(target, probeTime);
    TenantState tenants =
        due
            ? new TenantSync(broker, target.desiredTenants(), previous, budget).run(probeTime.now())
            : previous;
    Optional<ApiResponse<Integer>> groups =
        target.exportsMetrics() && !budget.isOver()
            ? Optional.of(broker.consumerGroups())
            : Optional.empty();
    List<String> ids = polledTenants(tenants);
    ImmutableMap<String, TenantUsage> usage = usage(ids);
    int errors =
        (due && tenants instanceof TenantState.Failed ? 1 : 0)
            + (groups.filter(response -> response.success().isEmpty()).isPresent() ? 1 : 0)
            + (usage.size() < ids.size() ? 1 : 0);
    return new BrokerSnapshot(
        new ApiResponse.Success<>(info),
        groups.flatMap(ApiResponse::success),
        tenants,
        usage,
        errors);
  }

  private List<String> polledTenants(TenantState tenants) {
    int max = TenantSeriesLimit.maxTenants(target.cluster().replicas());
    return target.exportsTenantUsage() && tenants.api() == TenantsApi.SUPPORTED
        ? target.desiredTenants().quotasById().keySet().stream().limit(max).toList()
        : List.of();
  }

  /** A rejected call does not end the loop, as the tenant may be missing; a failed one does. */
  private ImmutableMap<String, TenantUsage> usage(List<String> ids) {
    ImmutableMap.Builder<String, TenantUsage> usage = ImmutableMap.builder();
    for (String id : ids) {
      if (budget.isOver()) {
        break;
      }
      ApiResponse<TenantUsage> response = broker.usage(id);
      response.success().ifPresent(used -> usage.put(id, used));
      if (response instanceof ApiResponse.Failed) {
        break;
      }
    }
    return usage.build();
  }
}
