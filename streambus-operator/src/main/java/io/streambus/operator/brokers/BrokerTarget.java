package io.streambus.operator.brokers;

import io.streambus.api.values.PauseLevel;
import io.streambus.resources.model.BrokerCluster;
import io.streambus.resources.model.Tenancy;
import io.streambus.resources.tenants.DesiredTenants;

/**
 * Desired state of the brokers of a cluster.
 *
 * @param cluster the resolved spec
 * @param desiredTenants desired tenants of each broker
 * @param readyBrokers number of brokers that accept clients
 */
record BrokerTarget(BrokerCluster cluster, DesiredTenants desiredTenants, int readyBrokers) {

  BrokerTarget(BrokerCluster cluster, int readyBrokers) {
    this(cluster, DesiredTenants.of(cluster.tenancy()), readyBrokers);
  }

  boolean exportsMetrics() {
    return cluster.metrics().enabled();
  }

  boolean managesTenants() {
    return cluster.tenancy() instanceof Tenancy.Enabled;
  }

  /** Whether the operator is allowed to write tenants now. */
  boolean allowsTenantWrites() {
    return cluster.pause() != PauseLevel.EVERYTHING;
  }

  boolean exportsTenantUsage() {
    return cluster.metrics().perTenant() && managesTenants();
  }
}
