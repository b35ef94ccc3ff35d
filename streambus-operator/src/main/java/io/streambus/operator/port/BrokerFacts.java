package io.streambus.operator.port;

import io.streambus.resources.model.TenantsApi;
import java.util.Optional;

/**
 * What is known of the brokers of a cluster.
 *
 * @param tenantsApi whether they answer calls about tenants
 * @param tenants how far they have the tenants of the spec; empty where no broker answers such
 *     calls, or none was asked yet
 */
public record BrokerFacts(TenantsApi tenantsApi, Optional<TenantProgress> tenants) {

  /** Nobody looked. */
  public static final BrokerFacts UNKNOWN = new BrokerFacts(TenantsApi.UNKNOWN, Optional.empty());
}
