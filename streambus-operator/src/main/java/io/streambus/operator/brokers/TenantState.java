package io.streambus.operator.brokers;

import io.streambus.operator.kubernetes.TenantProgress.Problem;
import io.streambus.resources.model.TenantsApi;
import io.streambus.resources.tenants.DesiredTenants;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** How far one broker has its tenants, as far as is known without asking it. */
sealed interface TenantState {

  /** Whether there is reason to ask the broker for its tenants. */
  boolean isDue(BrokerTarget brokerTarget, ProbeTime probeTime);

  /** Whether the broker answers calls about tenants. */
  TenantsApi api();

  /** When to try again, whatever happens until then. */
  default Optional<Instant> retry() {
    return Optional.empty();
  }

  /** Nobody asked. */
  record NotChecked() implements TenantState {

    @Override
    public boolean isDue(BrokerTarget brokerTarget, ProbeTime probeTime) {
      return brokerTarget.wantsTenants();
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
    public boolean isDue(BrokerTarget brokerTarget, ProbeTime probeTime) {
      return brokerTarget.wantsTenants() && probeTime.hasRestartedSince(since);
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
  record Synced(DesiredTenants table, Instant since) implements TenantState {

    @Override
    public boolean isDue(BrokerTarget brokerTarget, ProbeTime probeTime) {
      return !table.equals(brokerTarget.table())
          || (brokerTarget.wantsTenants() && probeTime.hasRestartedSince(since));
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
   * @param problem why
   */
  record Failed(TenantsApi api, DesiredTenants table, Attempt tried, Problem problem)
      implements TenantState {

    @Override
    public boolean isDue(BrokerTarget brokerTarget, ProbeTime probeTime) {
      return !probeTime.now().isBefore(tried.next())
          || !table.equals(brokerTarget.table())
          || probeTime.hasRestartedSince(tried.at());
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
  record Attempt(Instant at, int inARow) {

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
    private static final int MAX_DOUBLINGS = 6;

    /** After 5 seconds, then 10, and so on up to 320. */
    Instant next() {
      return at.plus(FIRST_PAUSE.multipliedBy(1L << Math.min(inARow - 1, MAX_DOUBLINGS)));
    }
  }
}
