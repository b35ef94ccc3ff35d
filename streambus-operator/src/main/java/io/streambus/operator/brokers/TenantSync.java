package io.streambus.operator.brokers;

import io.streambus.operator.brokers.BrokerApi.Done;
import io.streambus.operator.brokers.BrokerApi.LiveTenant;
import io.streambus.operator.brokers.TenantState.Absent;
import io.streambus.operator.brokers.TenantState.Failed;
import io.streambus.operator.brokers.TenantState.Synced;
import io.streambus.operator.brokers.TenantState.Try;
import io.streambus.operator.port.TenantProgress.Obstacle;
import io.streambus.resources.model.TenantsApi;
import io.streambus.resources.tenants.TenantTable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Brings the tenants of one broker to those of the spec. */
final class TenantSync {

  private final BrokerApi broker;
  private final TenantTable wanted;
  private final TenantState former;

  TenantSync(BrokerApi broker, TenantTable wanted, TenantState former) {
    this.broker = broker;
    this.wanted = wanted;
    this.former = former;
  }

  /**
   * One call that asks, and one for each tenant that differs. A refused change keeps none of the
   * others up, a broker that gives no answer does.
   */
  TenantState run(Instant now) {
    Answer<List<LiveTenant>> live = broker.tenants();
    if (live.isUnknownCall()) {
      return new Absent(now);
    }
    if (live instanceof Answer.Given<List<LiveTenant>> given) {
      return obstacle(TenantPlan.of(wanted, given.value()))
          .<TenantState>map(obstacle -> failed(TenantsApi.PRESENT, obstacle, now))
          .orElseGet(() -> new Synced(wanted, now));
    }
    return failed(former.api(), obstacle("list tenants", live).orElseThrow(), now);
  }

  private Optional<Obstacle> obstacle(List<TenantStep> steps) {
    Optional<Obstacle> first = Optional.empty();
    for (TenantStep step : steps) {
      Answer<Done> answer = step.on(broker);
      Optional<Obstacle> obstacle = obstacle(step.toString(), answer);
      first = first.or(() -> obstacle);
      if (answer instanceof Answer.NoAnswer) {
        return first;
      }
    }
    return first;
  }

  private static Optional<Obstacle> obstacle(String step, Answer<?> answer) {
    if (answer instanceof Answer.Refused<?> refused) {
      return Optional.of(
          new Obstacle(
              Obstacle.Kind.REFUSED,
              "%s: %d %s".formatted(step, refused.code(), refused.message())));
    }
    return answer instanceof Answer.NoAnswer<?> none
        ? Optional.of(new Obstacle(Obstacle.Kind.OUT_OF_REACH, step + ": " + none.reason()))
        : Optional.empty();
  }

  private Failed failed(TenantsApi api, Obstacle obstacle, Instant now) {
    int before =
        former instanceof Failed failed && failed.table().equals(wanted)
            ? failed.tried().inARow()
            : 0;
    return new Failed(api, wanted, new Try(now, before + 1), obstacle);
  }
}
