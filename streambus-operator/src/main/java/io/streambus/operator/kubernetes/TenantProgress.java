package io.streambus.operator.kubernetes;

import java.util.Optional;

/**
 * Progress of applying the tenants of a cluster to its brokers.
 *
 * @param brokers number of brokers that need the tenants
 * @param done number of brokers that have the tenants
 * @param problem why the first of the remaining brokers lacks them; empty if there is no problem
 */
public record TenantProgress(int brokers, int done, Optional<Problem> problem) {

  /** Returns whether all brokers have the tenants. */
  public boolean isComplete() {
    return done == brokers;
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
      OUT_OF_REACH,
      /** The broker rejects the request. */
      REFUSED
    }
  }
}
