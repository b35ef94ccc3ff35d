package io.streambus.operator.brokers;

import io.streambus.operator.brokers.BrokerApi.Acknowledgement;
import io.streambus.operator.brokers.BrokerApi.BrokerTenant;

/** One change to the tenants of a broker. */
sealed interface TenantStep {

  /** Executes the change with one call. */
  ApiResponse<Acknowledgement> execute(BrokerApi broker);

  /** Creates a tenant. */
  record Create(BrokerTenant tenant) implements TenantStep {

    @Override
    public ApiResponse<Acknowledgement> execute(BrokerApi broker) {
      return broker.create(tenant);
    }

    @Override
    public String toString() {
      return "create tenant " + tenant.id();
    }
  }

  /** Replaces the quotas of a tenant. */
  record Update(BrokerTenant tenant) implements TenantStep {

    @Override
    public ApiResponse<Acknowledgement> execute(BrokerApi broker) {
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
    public ApiResponse<Acknowledgement> execute(BrokerApi broker) {
      return broker.delete(id);
    }

    @Override
    public String toString() {
      return "delete tenant " + id;
    }
  }
}
