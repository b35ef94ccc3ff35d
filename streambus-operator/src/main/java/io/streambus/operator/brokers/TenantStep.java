package io.streambus.operator.brokers;

import io.streambus.operator.brokers.BrokerApi.Done;
import io.streambus.operator.brokers.BrokerApi.LiveTenant;

/** One change of the tenants of a broker. */
sealed interface TenantStep {

  /** Makes the change, by one call. */
  ApiResponse<Done> on(BrokerApi broker);

  /** Makes a tenant. */
  record Create(LiveTenant tenant) implements TenantStep {

    @Override
    public ApiResponse<Done> on(BrokerApi broker) {
      return broker.create(tenant);
    }

    @Override
    public String toString() {
      return "create tenant " + tenant.id();
    }
  }

  /** Gives a tenant other quotas. */
  record Update(LiveTenant tenant) implements TenantStep {

    @Override
    public ApiResponse<Done> on(BrokerApi broker) {
      return broker.update(tenant);
    }

    @Override
    public String toString() {
      return "update tenant " + tenant.id();
    }
  }

  /** Deletes a tenant. */
  record Delete(String id) implements TenantStep {

    @Override
    public ApiResponse<Done> on(BrokerApi broker) {
      return broker.delete(id);
    }

    @Override
    public String toString() {
      return "delete tenant " + id;
    }
  }
}
