package io.streambus.resources.model;

import com.google.common.collect.ImmutableList;
import java.util.Optional;

/** Multi-tenancy of a cluster. */
public sealed interface Tenancy {

  /** Multi-tenancy is disabled. */
  record Disabled() implements Tenancy {}

  /**
   * Multi-tenancy is enabled.
   *
   * @param tenants tenants with unique IDs, in the order of the spec; the tenant named default, to
   *     which clients without a tenant belong, comes first if it has limits
   */
  record Enabled(ImmutableList<Tenant> tenants) implements Tenancy {}

  /**
   * A tenant with its effective limits, after defaults and overrides.
   *
   * @param id tenant ID
   * @param limits limits of the tenant
   */
  record Tenant(String id, TenantLimits limits) {}

  /**
   * Limits of a tenant; an absent limit means unlimited.
   *
   * @param topics number of topics
   * @param partitionsPerTopic number of partitions per topic
   * @param connections number of client connections
   * @param bandwidthMebibytes MiB per second, produced and fetched combined
   * @param storageGibibytes GiB of stored data
   * @param messagesPerSecond messages per second
   */
  record TenantLimits(
      Optional<Integer> topics,
      Optional<Integer> partitionsPerTopic,
      Optional<Integer> connections,
      Optional<Integer> bandwidthMebibytes,
      Optional<Integer> storageGibibytes,
      Optional<Integer> messagesPerSecond) {}
}
