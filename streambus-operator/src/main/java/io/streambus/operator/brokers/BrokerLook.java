package io.streambus.operator.brokers;

import com.google.common.collect.ImmutableMap;
import io.streambus.resources.model.TenantsApi;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One look at one broker. A broker that does not answer the first call gets no other. */
final class BrokerLook {

  /** More tenants would cost more calls and series than they are worth. */
  private static final int MOST_USAGES = 100;

  private final BrokerApi broker;
  private final Goal goal;
  private final Clock clock;

  BrokerLook(BrokerApi broker, Goal goal, Clock clock) {
    this.broker = broker;
    this.goal = goal;
    this.clock = clock;
  }

  BrokerSight run(TenantState former) {
    Instant now = clock.instant();
    Answer<BrokerInfo> info = broker.info();
    return info.given()
        .map(given -> seen(given, new Moment(now, given.uptime()), former))
        .orElseGet(() -> BrokerSight.away(info, former));
  }

  private BrokerSight seen(BrokerInfo info, Moment moment, TenantState former) {
    boolean due = goal.mayChangeTenants() && former.isDue(goal, moment);
    TenantState tenants =
        due ? new TenantSync(broker, goal.table(), former).run(moment.now()) : former;
    Optional<Answer<Integer>> groups =
        goal.wantsSeries() ? Optional.of(broker.consumerGroups()) : Optional.empty();
    List<String> ids = usersOf(tenants);
    ImmutableMap<String, TenantUsage> usage = usage(ids);
    int errors =
        (due && tenants instanceof TenantState.Failed ? 1 : 0)
            + (groups.filter(answer -> answer.given().isEmpty()).isPresent() ? 1 : 0)
            + (usage.size() < ids.size() ? 1 : 0);
    return new BrokerSight(
        new Answer.Given<>(info), groups.flatMap(Answer::given), tenants, usage, errors);
  }

  private List<String> usersOf(TenantState tenants) {
    return goal.wantsUsage() && tenants.api() == TenantsApi.PRESENT
        ? goal.table().quotas().keySet().stream().limit(MOST_USAGES).toList()
        : List.of();
  }

  /** A tenant that the broker refused to make hides no other; a broker that is away ends it. */
  private ImmutableMap<String, TenantUsage> usage(List<String> ids) {
    ImmutableMap.Builder<String, TenantUsage> usage = ImmutableMap.builder();
    for (String id : ids) {
      Answer<TenantUsage> answer = broker.usage(id);
      answer.given().ifPresent(used -> usage.put(id, used));
      if (answer instanceof Answer.NoAnswer) {
        break;
      }
    }
    return usage.build();
  }
}
