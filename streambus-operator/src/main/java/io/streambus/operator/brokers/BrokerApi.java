package io.streambus.operator.brokers;

import io.streambus.resources.tenants.TenantQuotas;
import java.util.List;

/** Admin API of one broker. Each call returns within a few seconds and never throws. */
public interface BrokerApi {

  /** State that the broker reports. */
  ApiResponse<BrokerInfo> info();

  /** Number of consumer groups that the broker coordinates. */
  ApiResponse<Integer> consumerGroups();

  /** The tenants; {@link ApiResponse#isUnknownCall} if the broker does not support tenants. */
  ApiResponse<List<LiveTenant>> tenants();

  /** Creates a tenant. */
  ApiResponse<Done> create(LiveTenant tenant);

  /** Replaces the name and quotas of an existing tenant. */
  ApiResponse<Done> update(LiveTenant tenant);

  /** Deletes a tenant that has no connections. */
  ApiResponse<Done> delete(String id);

  /** Resource usage of a tenant. */
  ApiResponse<TenantUsage> usage(String id);

  /** Acknowledges a call that returns no value. */
  record Done() {}

  /**
   * A tenant of a broker.
   *
   * @param id identifier of the tenant
   * @param name arbitrary display name
   * @param tenantQuotas limits of the tenant
   */
  record LiveTenant(String id, String name, TenantQuotas tenantQuotas) {}
}
