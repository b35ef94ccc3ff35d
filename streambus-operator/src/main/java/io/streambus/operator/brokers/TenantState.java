package io.streambus.operator.brokers;

import io.streambus.operator.kubernetes.TenantProgress.Problem;
import io.streambus.resources.model.TenantsApi;
import io.streambus.resources.tenants.DesiredTenants;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Last known synchronization state of the tenants of one broker. */
sealed interface TenantState {

  /** Whether the tenants of the broker must be synchronized now. */
  boolean isDue(BrokerTarget target, ProbeTime probeTime);

  /** Whether the broker supports the tenants API. */
  TenantsApi api();

  /** When to retry even if nothing changes. */
  default Optional<Instant> retry() {
    return Optional.empty();
  }

  /** The broker has not been checked yet. */
  record NotChecked() implements TenantState {

    @Override
    public boolean isDue(BrokerTarget target, ProbeTime probeTime) {
      return target.wantsTenants();
    }

    @Override
    public TenantsApi api() {
      return TenantsApi.UNKNOWN;
    }
  }

  /**
   * The broker does not support the tenants API. That can change only by a restart.
   *
   * @param since when it was checked
   */
  record Absent(Instant since) implements TenantState {

    @Override
    public boolean isDue(BrokerTarget target, ProbeTime probeTime) {
      return target.wantsTenants() && probeTime.hasRestartedSince(since);
    }

    @Override
    public TenantsApi api() {
      return TenantsApi.ABSENT;
    }
  }

  /**
   * The broker has the tenants.
   *
   * @param table tenants of the broker
   * @param since when they were synchronized, or slightly earlier
   */
  record Synced(DesiredTenants table, Instant since) implements TenantState {

    @Override
    public boolean isDue(BrokerTarget target, ProbeTime probeTime) {
      return !table.equals(target.table())
          || (target.wantsTenants() && probeTime.hasRestartedSince(since));
    }

    @Override
    public TenantsApi api() {
      return TenantsApi.PRESENT;
    }
  }

  /**
   * The last synchronization failed, at least in part.
   *
   * @param api whether the broker supports the tenants API, as far as known
   * @param table desired tenants of the broker
   * @param tried last attempt
   * @param problem cause of the failure
   */
  record Failed(TenantsApi api, DesiredTenants table, Attempt tried, Problem problem)
      implements TenantState {

    @Override
    public boolean isDue(BrokerTarget target, ProbeTime probeTime) {
      return !probeTime.now().isBefore(tried.next())
          || !table.equals(target.table())
          || probeTime.hasRestartedSince(tried.at());
    }

    @Override
    public Optional<Instant> retry() {
      return Optional.of(tried.next());
    }
  }

  /**
   * A failed attempt.
   *
   * @param at time of the attempt
   * @param inARow number of consecutive failures, including this one
   */
  record Attempt(Instant at, int inARow) {

    private static final Duration INITIAL_BACKOFF = Duration.ofSeconds(5);
    private static final int MAX_DOUBLINGS = 6;

    /** Exponential backoff: 5 seconds, then 10, up to 320. */
    Instant next() {
      return at.plus(INITIAL_BACKOFF.multipliedBy(1L << Math.min(inARow - 1, MAX_DOUBLINGS)));
    }
  }
}
