package io.streambus.operator.kubernetes;

import java.util.Optional;

/**
 * Progress of applying the tenants of a cluster to its brokers.
 *
 * @param total number of brokers that need the tenants
 * @param synced number of brokers that have the tenants
 * @param problem why the first of the remaining brokers lacks them; empty if there is no problem
 */
public record TenantProgress(int total, int synced, Optional<Problem> problem) {

  /** Returns whether all brokers have the tenants. */
  public boolean isComplete() {
    return synced == total;
  }

  /**
   * Why the tenants could not be applied to a broker.
   *
   * @param kind kind of problem
   * @param message human-readable message; constant while nothing changes
   */
  public record Problem(Kind kind, String message) {

    /** Kinds of problems. */
    public enum Kind {
      /** The broker does not respond. */
      UNREACHABLE,
      /** The broker rejects the request. */
      REJECTED
    }
  }
}
