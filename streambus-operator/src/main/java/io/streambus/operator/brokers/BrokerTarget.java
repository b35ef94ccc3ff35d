package io.streambus.operator.brokers;

import io.streambus.api.values.PauseLevel;
import io.streambus.resources.model.BrokerCluster;
import io.streambus.resources.model.Tenancy;
import io.streambus.resources.tenants.DesiredTenants;

/**
 * Desired state of the brokers of a cluster.
 *
 * @param cluster the resolved spec
 * @param table desired tenants of each broker
 * @param ready number of brokers that accept clients
 */
record BrokerTarget(BrokerCluster cluster, DesiredTenants table, int ready) {

  BrokerTarget(BrokerCluster cluster, int ready) {
    this(cluster, DesiredTenants.of(cluster.tenancy()), ready);
  }

  boolean wantsSeries() {
    return cluster.metrics().enabled();
  }

  boolean wantsTenants() {
    return cluster.tenancy() instanceof Tenancy.On;
  }

  /** Whether the operator is allowed to write tenants now. */
  boolean mayChangeTenants() {
    return cluster.pause() != PauseLevel.EVERYTHING;
  }

  boolean wantsUsage() {
    return cluster.metrics().perTenant() && wantsTenants();
  }
}
