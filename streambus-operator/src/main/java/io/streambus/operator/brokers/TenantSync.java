package io.streambus.operator.brokers;

import io.streambus.operator.brokers.BrokerApi.Acknowledgement;
import io.streambus.operator.brokers.TenantPlan.TenantStep;
import io.streambus.operator.brokers.TenantState.Attempt;
import io.streambus.operator.brokers.TenantState.Failed;
import io.streambus.operator.brokers.TenantState.Synced;
import io.streambus.operator.brokers.TenantState.Unsupported;
import io.streambus.operator.kubernetes.BrokersSummary.TenantProgress.Problem;
import io.streambus.resources.model.TenantsApi;
import io.streambus.resources.tenants.DesiredTenants;
import java.time.Instant;
import java.util.Optional;

/** Synchronizes the tenants of one broker with the spec. */
final class TenantSync {

  private static final Problem UNFINISHED =
      new Problem(Problem.Kind.UNFINISHED, "one poll cannot change all of its tenants");

  private final BrokerApi broker;
  private final DesiredTenants desired;
  private final TenantState previous;
  private final CallBudget budget;

  TenantSync(BrokerApi broker, DesiredTenants desired, TenantState previous, CallBudget budget) {
    this.broker = broker;
    this.desired = desired;
    this.previous = previous;
    this.budget = budget;
  }

  /**
   * Sends one call to list the tenants, and one for each tenant that differs. A rejected change
   * does not prevent the others; a failed call does, and so does the end of the budget.
   */
  TenantState run(Instant now) {
    ApiResponse<TenantList> existing = broker.tenants(desired.quotasById().keySet());
    if (existing.isNotFound()) {
      return new Unsupported(now);
    }
    if (existing instanceof ApiResponse.Success<TenantList> success) {
      return problem(success.value())
          .<TenantState>map(problem -> failed(TenantsApi.SUPPORTED, problem, now))
          .orElseGet(() -> new Synced(desired, now));
    }
    return failed(previous.api(), problem("list tenants", existing).orElseThrow(), now);
  }

  private Optional<Problem> problem(TenantList existing) {
    Optional<Problem> first = Optional.empty();
    for (TenantStep step : TenantPlan.of(desired, existing.tenants())) {
      if (budget.isOver()) {
        return first.or(() -> Optional.of(UNFINISHED));
      }
      ApiResponse<Acknowledgement> response = step.execute(broker);
      Optional<Problem> problem = problem(step.toString(), response);
      first = first.or(() -> problem);
      if (response instanceof ApiResponse.Failed) {
        return first;
      }
    }
    return existing.complete() ? first : first.or(() -> Optional.of(UNFINISHED));
  }

  private static Optional<Problem> problem(String step, ApiResponse<?> response) {
    if (response instanceof ApiResponse.Rejected<?> rejected) {
      return Optional.of(
          new Problem(
              Problem.Kind.REJECTED,
              "%s: HTTP %d %s".formatted(step, rejected.code(), rejected.message())));
    }
    return response instanceof ApiResponse.Failed<?> failed
        ? Optional.of(new Problem(Problem.Kind.UNREACHABLE, step + ": " + failed.reason()))
        : Optional.empty();
  }

  /** An unfinished attempt has changed tenants, so the next one is not delayed further. */
  private Failed failed(TenantsApi api, Problem problem, Instant now) {
    int previousFailures =
        problem.kind() != Problem.Kind.UNFINISHED
                && previous instanceof Failed failed
                && failed.desiredTenants().equals(desired)
            ? failed.lastAttempt().consecutiveFailures()
            : 0;
    return new Failed(api, desired, new Attempt(now, previousFailures + 1), problem);
  }
}
