package io.streambus.operator.brokers;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import io.streambus.resources.tenants.Quota;

/**
 * What a tenant uses of one broker.
 *
 * @param values by limit that it counts against
 */
public record TenantUsage(ImmutableMap<Quota, Long> values) {

  /** Those that the spec of a cluster can limit, by their name in the admin API. */
  private static final ImmutableMap<Quota, String> FIELDS =
      ImmutableMap.of(
          Quota.TOPICS, "Topics",
          Quota.PARTITIONS, "Partitions",
          Quota.CONNECTIONS, "Connections",
          Quota.STORAGE_BYTES, "StorageBytes",
          Quota.BYTES_PER_SECOND, "BytesPerSecond",
          Quota.MESSAGES_PER_SECOND, "MessagesPerSecond");

  /** The limits against which usage is counted. */
  static final ImmutableSet<Quota> QUOTAS = FIELDS.keySet();

  static TenantUsage of(JsonNode stats) {
    JsonNode usage = stats.path("Usage");
    ImmutableMap.Builder<Quota, Long> values = ImmutableMap.builder();
    FIELDS.forEach((quota, field) -> values.put(quota, usage.path(field).asLong()));
    return new TenantUsage(values.build());
  }
}
