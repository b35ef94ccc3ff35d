package io.streambus.operator.kubernetes;

import java.util.Optional;

/**
 * How far the brokers of a cluster have its tenants.
 *
 * @param brokers that shall have them
 * @param done those of them that do
 * @param problem what keeps the first of the others from it; empty where nothing does
 */
public record TenantProgress(int brokers, int done, Optional<Problem> problem) {

  /** Whether all brokers have the tenants. */
  public boolean isComplete() {
    return done == brokers;
  }

  /**
   * What keeps a broker from having the tenants.
   *
   * @param kind what it is
   * @param message for people; it stays the same while nothing changes
   */
  public record Problem(Kind kind, String message) {

    /** Kinds of obstacles. */
    public enum Kind {
      /** The broker gives no answer. */
      OUT_OF_REACH,
      /** The broker does not do what it is asked. */
      REFUSED
    }
  }
}
