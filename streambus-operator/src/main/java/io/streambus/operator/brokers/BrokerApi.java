package io.streambus.operator.brokers;

import io.streambus.resources.tenants.TenantQuotas;
import java.util.List;

/** Admin API of one broker. Each call returns within a few seconds and never throws. */
public interface BrokerApi {

  /** State that the broker reports. */
  ApiResponse<BrokerInfo> info();

  /** Number of consumer groups that the broker coordinates. */
  ApiResponse<Integer> consumerGroups();

  /** The tenants; {@link ApiResponse#isNotFound} if the broker does not support tenants. */
  ApiResponse<List<BrokerTenant>> tenants();

  /** Creates a tenant. */
  ApiResponse<Acknowledgement> create(BrokerTenant tenant);

  /** Replaces the name and quotas of an existing tenant. */
  ApiResponse<Acknowledgement> update(BrokerTenant tenant);

  /** Deletes a tenant that has no connections. */
  ApiResponse<Acknowledgement> delete(String id);

  /** Resource usage of a tenant. */
  ApiResponse<TenantUsage> usage(String id);

  /** Acknowledges a call that returns no value. */
  record Acknowledgement() {}

  /**
   * A tenant of a broker.
   *
   * @param id identifier of the tenant
   * @param name arbitrary display name
   * @param quotas limits of the tenant
   */
  record BrokerTenant(String id, String name, TenantQuotas quotas) {}
}
