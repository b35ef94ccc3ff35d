package io.streambus.operator.brokers;

import io.streambus.operator.port.TenantProgress.Obstacle;
import io.streambus.resources.model.TenantsApi;
import io.streambus.resources.tenants.TenantTable;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** How far one broker has its tenants, as far as is known without asking it. */
sealed interface TenantState {

  /** Whether there is reason to ask the broker for its tenants. */
  boolean isDue(Goal goal, Moment moment);

  /** Whether the broker answers calls about tenants. */
  TenantsApi api();

  /** When to try again, whatever happens until then. */
  default Optional<Instant> retry() {
    return Optional.empty();
  }

  /** Nobody asked. */
  record Unasked() implements TenantState {

    @Override
    public boolean isDue(Goal goal, Moment moment) {
      return goal.wantsTenants();
    }

    @Override
    public TenantsApi api() {
      return TenantsApi.UNKNOWN;
    }
  }

  /**
   * The broker does not know calls about tenants. Another one may run after a restart only.
   *
   * @param since when it was asked
   */
  record Absent(Instant since) implements TenantState {

    @Override
    public boolean isDue(Goal goal, Moment moment) {
      return goal.wantsTenants() && moment.hasRestartedSince(since);
    }

    @Override
    public TenantsApi api() {
      return TenantsApi.ABSENT;
    }
  }

  /**
   * The broker has the tenants.
   *
   * @param table those that it has
   * @param since when it had them, or a little before
   */
  record Synced(TenantTable table, Instant since) implements TenantState {

    @Override
    public boolean isDue(Goal goal, Moment moment) {
      return !table.equals(goal.table())
          || (goal.wantsTenants() && moment.hasRestartedSince(since));
    }

    @Override
    public TenantsApi api() {
      return TenantsApi.PRESENT;
    }
  }

  /**
   * The broker did not do all that it was asked.
   *
   * @param api what is known of it nevertheless
   * @param table what it was meant to have
   * @param tried the last try
   * @param obstacle why
   */
  record Failed(TenantsApi api, TenantTable table, Try tried, Obstacle obstacle)
      implements TenantState {

    @Override
    public boolean isDue(Goal goal, Moment moment) {
      return !moment.now().isBefore(tried.next())
          || !table.equals(goal.table())
          || moment.hasRestartedSince(tried.at());
    }

    @Override
    public Optional<Instant> retry() {
      return Optional.of(tried.next());
    }
  }

  /**
   * A try that failed.
   *
   * @param at when
   * @param inARow how many failed with it
   */
  record Try(Instant at, int inARow) {

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
    private static final int MOST_DOUBLINGS = 6;

    /** After 5 seconds, then 10, and so on up to 320. */
    Instant next() {
      return at.plus(FIRST_PAUSE.multipliedBy(1L << Math.min(inARow - 1, MOST_DOUBLINGS)));
    }
  }
}
