package io.streambus.operator.brokers;

import io.streambus.operator.kubernetes.BrokersSummary.TenantProgress.Problem;
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
  default Optional<Instant> nextRetry() {
    return Optional.empty();
  }

  /** The broker has not been checked yet. */
  record NotChecked() implements TenantState {

    @Override
    public boolean isDue(BrokerTarget target, ProbeTime probeTime) {
      return target.managesTenants();
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
  record Unsupported(Instant since) implements TenantState {

    @Override
    public boolean isDue(BrokerTarget target, ProbeTime probeTime) {
      return target.managesTenants() && probeTime.hasRestartedSince(since);
    }

    @Override
    public TenantsApi api() {
      return TenantsApi.UNSUPPORTED;
    }
  }

  /**
   * The broker has the tenants.
   *
   * @param tenants tenants of the broker
   * @param since when they were synchronized, or slightly earlier
   */
  record Synced(DesiredTenants tenants, Instant since) implements TenantState {

    @Override
    public boolean isDue(BrokerTarget target, ProbeTime probeTime) {
      return !tenants.equals(target.desiredTenants())
          || (target.managesTenants() && probeTime.hasRestartedSince(since));
    }

    @Override
    public TenantsApi api() {
      return TenantsApi.SUPPORTED;
    }
  }

  /**
   * The last synchronization failed, at least in part.
   *
   * @param api whether the broker supports the tenants API, as far as known
   * @param desiredTenants desired tenants of the broker
   * @param lastAttempt last attempt
   * @param problem cause of the failure
   */
  record Failed(TenantsApi api, DesiredTenants desiredTenants, Attempt lastAttempt, Problem problem)
      implements TenantState {

    @Override
    public boolean isDue(BrokerTarget target, ProbeTime probeTime) {
      return !probeTime.now().isBefore(lastAttempt.nextRetry())
          || !desiredTenants.equals(target.desiredTenants())
          || probeTime.hasRestartedSince(lastAttempt.at());
    }

    @Override
    public Optional<Instant> nextRetry() {
      return Optional.of(lastAttempt.nextRetry());
    }
  }

  /**
   * A failed attempt.
   *
   * @param at time of the attempt
   * @param consecutiveFailures number of consecutive failures, including this one
   */
  record Attempt(Instant at, int consecutiveFailures) {

    private static final Duration INITIAL_BACKOFF = Duration.ofSeconds(5);
    private static final int MAX_DOUBLINGS = 6;

    /** Exponential backoff: 5 seconds, then 10, up to 320. */
    Instant nextRetry() {
      return at.plus(
          INITIAL_BACKOFF.multipliedBy(1L << Math.min(consecutiveFailures - 1, MAX_DOUBLINGS)));
    }
  }

  /**
   * Time of a probe of a broker.
   *
   * @param now current time
   * @param uptime uptime that the broker reports; empty if unknown
   */
  record ProbeTime(Instant now, Optional<Duration> uptime) {

    /** Whether the broker has restarted, and thus lost its tenants, since that time. */
    boolean hasRestartedSince(Instant time) {
      return uptime.filter(up -> up.compareTo(Duration.between(time, now)) < 0).isPresent();
    }
  }
}
