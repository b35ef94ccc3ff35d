package io.streambus.operator.brokers;

import io.streambus.operator.brokers.BrokerApi.Done;
import io.streambus.operator.brokers.BrokerApi.LiveTenant;

/** One change to the tenants of a broker. */
sealed interface TenantStep {

  /** Executes the change with one call. */
  ApiResponse<Done> on(BrokerApi broker);

  /** Creates a tenant. */
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

  /** Replaces the quotas of a tenant. */
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
