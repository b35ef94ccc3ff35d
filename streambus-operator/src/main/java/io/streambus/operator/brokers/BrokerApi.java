package io.streambus.operator.brokers;

import io.streambus.resources.tenants.TenantQuotas;
import java.util.List;

/** The calls of the admin API of one broker. Each ends within a few seconds and never throws. */
public interface BrokerApi {

  /** What the broker says of itself. */
  ApiResponse<BrokerInfo> info();

  /** Number of consumer groups that the broker coordinates. */
  ApiResponse<Integer> consumerGroups();

  /** The tenants; {@link ApiResponse#isUnknownCall} of a broker without tenants. */
  ApiResponse<List<LiveTenant>> tenants();

  /** Makes a tenant that does not exist. */
  ApiResponse<Done> create(LiveTenant tenant);

  /** Gives a tenant that exists another name and other quotas. */
  ApiResponse<Done> update(LiveTenant tenant);

  /** Deletes a tenant that has no connection. */
  ApiResponse<Done> delete(String id);

  /** What a tenant uses. */
  ApiResponse<TenantUsage> usage(String id);

  /** Nothing but that a call was done. */
  record Done() {}

  /**
   * A tenant of a broker.
   *
   * @param id its identifier
   * @param name any text
   * @param tenantQuotas its limits
   */
  record LiveTenant(String id, String name, TenantQuotas tenantQuotas) {}
}
