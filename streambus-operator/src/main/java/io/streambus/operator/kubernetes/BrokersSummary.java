package io.streambus.operator.kubernetes;

import io.streambus.resources.model.TenantsApi;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The latest information about the brokers of a cluster.
 *
 * @param tenantsApi whether the brokers support the tenants API
 * @param tenants progress of applying the tenants of the spec; empty if no broker supports the API
 *     or none was called yet
 * @param leader ordinal of the leader at the last poll; empty if unknown
 */
public record BrokersSummary(
    TenantsApi tenantsApi, Optional<TenantProgress> tenants, OptionalInt leader) {

  /** No broker was polled yet. */
  public static final BrokersSummary UNKNOWN =
      new BrokersSummary(TenantsApi.UNKNOWN, Optional.empty());

  /** Creates information with an unknown leader. */
  public BrokersSummary(TenantsApi tenantsApi, Optional<TenantProgress> tenants) {
    this(tenantsApi, tenants, OptionalInt.empty());
  }

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
        REJECTED,
        /** The next poll continues. */
        UNFINISHED
      }
    }
  }
}
