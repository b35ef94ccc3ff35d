package io.streambus.operator.brokers;

import io.streambus.resources.tenants.Quotas;
import java.util.List;

/** The calls of the admin API of one broker. Each ends within a few seconds and never throws. */
public interface BrokerApi {

  /** What the broker says of itself. */
  Answer<BrokerInfo> info();

  /** Number of consumer groups that the broker coordinates. */
  Answer<Integer> consumerGroups();

  /** The tenants; {@link Answer#isUnknownCall} of a broker without tenants. */
  Answer<List<LiveTenant>> tenants();

  /** Makes a tenant that does not exist. */
  Answer<Done> create(LiveTenant tenant);

  /** Gives a tenant that exists another name and other quotas. */
  Answer<Done> update(LiveTenant tenant);

  /** Deletes a tenant that has no connection. */
  Answer<Done> delete(String id);

  /** What a tenant uses. */
  Answer<TenantUsage> usage(String id);

  /** Nothing but that a call was done. */
  record Done() {}

  /**
   * A tenant of a broker.
   *
   * @param id its identifier
   * @param name any text
   * @param quotas its limits
   */
  record LiveTenant(String id, String name, Quotas quotas) {}
}
