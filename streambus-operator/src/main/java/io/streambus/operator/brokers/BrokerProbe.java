package io.streambus.operator.brokers;

import com.google.common.collect.ImmutableMap;
import io.streambus.resources.model.TenantsApi;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One look at one broker. A broker that does not answer the first call gets no other. */
final class BrokerProbe {

  /** More tenants would cost more calls and series than they are worth. */
  private static final int MAX_USAGES = 100;

  private final BrokerApi broker;
  private final BrokerTarget brokerTarget;
  private final Clock clock;

  BrokerProbe(BrokerApi broker, BrokerTarget brokerTarget, Clock clock) {
    this.broker = broker;
    this.brokerTarget = brokerTarget;
    this.clock = clock;
  }

  BrokerSnapshot run(TenantState former) {
    Instant now = clock.instant();
    ApiResponse<BrokerInfo> info = broker.info();
    return info.given()
        .map(given -> snapshot(given, new ProbeTime(now, given.uptime()), former))
        .orElseGet(() -> BrokerSnapshot.unreachable(info, former));
  }

  private BrokerSnapshot snapshot(BrokerInfo info, ProbeTime probeTime, TenantState former) {
    boolean due = brokerTarget.mayChangeTenants() && former.isDue(brokerTarget, probeTime);
    TenantState tenants =
        due ? new TenantSync(broker, brokerTarget.table(), former).run(probeTime.now()) : former;
    Optional<ApiResponse<Integer>> groups =
        brokerTarget.wantsSeries() ? Optional.of(broker.consumerGroups()) : Optional.empty();
    List<String> ids = usersOf(tenants);
    ImmutableMap<String, TenantUsage> usage = usage(ids);
    int errors =
        (due && tenants instanceof TenantState.Failed ? 1 : 0)
            + (groups.filter(apiResponse -> apiResponse.given().isEmpty()).isPresent() ? 1 : 0)
            + (usage.size() < ids.size() ? 1 : 0);
    return new BrokerSnapshot(
        new ApiResponse.Success<>(info),
        groups.flatMap(ApiResponse::given),
        tenants,
        usage,
        errors);
  }

  private List<String> usersOf(TenantState tenants) {
    return brokerTarget.wantsUsage() && tenants.api() == TenantsApi.PRESENT
        ? brokerTarget.table().tenantQuotas().keySet().stream().limit(MAX_USAGES).toList()
        : List.of();
  }

  /** A tenant that the broker refused to make hides no other; a broker that is away ends it. */
  private ImmutableMap<String, TenantUsage> usage(List<String> ids) {
    ImmutableMap.Builder<String, TenantUsage> usage = ImmutableMap.builder();
    for (String id : ids) {
      ApiResponse<TenantUsage> apiResponse = broker.usage(id);
      apiResponse.given().ifPresent(used -> usage.put(id, used));
      if (apiResponse instanceof ApiResponse.Failed) {
        break;
      }
    }
    return usage.build();
  }
}
