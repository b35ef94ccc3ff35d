package io.streambus.operator.brokers;

import io.streambus.operator.brokers.BrokerApi.Done;
import io.streambus.operator.brokers.BrokerApi.LiveTenant;
import io.streambus.operator.brokers.TenantState.Absent;
import io.streambus.operator.brokers.TenantState.Attempt;
import io.streambus.operator.brokers.TenantState.Failed;
import io.streambus.operator.brokers.TenantState.Synced;
import io.streambus.operator.kubernetes.TenantProgress.Problem;
import io.streambus.resources.model.TenantsApi;
import io.streambus.resources.tenants.DesiredTenants;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Brings the tenants of one broker to those of the spec. */
final class TenantSync {

  private final BrokerApi broker;
  private final DesiredTenants wanted;
  private final TenantState former;

  TenantSync(BrokerApi broker, DesiredTenants wanted, TenantState former) {
    this.broker = broker;
    this.wanted = wanted;
    this.former = former;
  }

  /**
   * One call that asks, and one for each tenant that differs. A refused change keeps none of the
   * others up, a broker that gives no answer does.
   */
  TenantState run(Instant now) {
    ApiResponse<List<LiveTenant>> live = broker.tenants();
    if (live.isUnknownCall()) {
      return new Absent(now);
    }
    if (live instanceof ApiResponse.Success<List<LiveTenant>> success) {
      return problem(TenantPlan.of(wanted, success.value()))
          .<TenantState>map(problem -> failed(TenantsApi.PRESENT, problem, now))
          .orElseGet(() -> new Synced(wanted, now));
    }
    return failed(former.api(), problem("list tenants", live).orElseThrow(), now);
  }

  private Optional<Problem> problem(List<TenantStep> steps) {
    Optional<Problem> first = Optional.empty();
    for (TenantStep step : steps) {
      ApiResponse<Done> apiResponse = step.on(broker);
      Optional<Problem> obstacle = problem(step.toString(), apiResponse);
      first = first.or(() -> obstacle);
      if (apiResponse instanceof ApiResponse.Failed) {
        return first;
      }
    }
    return first;
  }

  private static Optional<Problem> problem(String step, ApiResponse<?> apiResponse) {
    if (apiResponse instanceof ApiResponse.Rejected<?> rejected) {
      return Optional.of(
          new Problem(
              Problem.Kind.REFUSED,
              "%s: %d %s".formatted(step, rejected.code(), rejected.message())));
    }
    return apiResponse instanceof ApiResponse.Failed<?> none
        ? Optional.of(new Problem(Problem.Kind.OUT_OF_REACH, step + ": " + none.reason()))
        : Optional.empty();
  }

  private Failed failed(TenantsApi api, Problem problem, Instant now) {
    int before =
        former instanceof Failed failed && failed.table().equals(wanted)
            ? failed.tried().inARow()
            : 0;
    return new Failed(api, wanted, new Attempt(now, before + 1), problem);
  }
}
