package io.streambus.operator.brokers;

import io.streambus.api.vocabulary.PauseLevel;
import io.streambus.resources.model.BrokerCluster;
import io.streambus.resources.model.Tenancy;
import io.streambus.resources.tenants.TenantTable;

/**
 * What is wanted of the brokers of a cluster.
 *
 * @param cluster as the spec wants it
 * @param table tenants that each broker shall have
 * @param ready number of brokers that accept clients
 */
record Goal(BrokerCluster cluster, TenantTable table, int ready) {

  Goal(BrokerCluster cluster, int ready) {
    this(cluster, TenantTable.of(cluster.tenancy()), ready);
  }

  boolean wantsSeries() {
    return cluster.metrics().enabled();
  }

  boolean wantsTenants() {
    return cluster.tenancy() instanceof Tenancy.On;
  }

  /** Whether tenants may be written now. */
  boolean mayChangeTenants() {
    return cluster.pause() != PauseLevel.EVERYTHING;
  }

  boolean wantsUsage() {
    return cluster.metrics().perTenant() && wantsTenants();
  }
}
