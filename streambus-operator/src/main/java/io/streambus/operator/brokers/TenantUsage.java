package io.streambus.operator.brokers;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import io.streambus.resources.tenants.QuotaType;

/**
 * What a tenant uses of one broker.
 *
 * @param values by limit that it counts against
 */
public record TenantUsage(ImmutableMap<QuotaType, Long> values) {

  /** Those that the spec of a cluster can limit, by their name in the admin API. */
  private static final ImmutableMap<QuotaType, String> FIELDS =
      ImmutableMap.of(
          QuotaType.TOPICS, "Topics",
          QuotaType.PARTITIONS, "Partitions",
          QuotaType.CONNECTIONS, "Connections",
          QuotaType.STORAGE_BYTES, "StorageBytes",
          QuotaType.BYTES_PER_SECOND, "BytesPerSecond",
          QuotaType.MESSAGES_PER_SECOND, "MessagesPerSecond");

  /** The limits against which usage is counted. */
  static final ImmutableSet<QuotaType> QUOTAS = FIELDS.keySet();

  static TenantUsage of(JsonNode stats) {
    JsonNode usage = stats.path("Usage");
    ImmutableMap.Builder<QuotaType, Long> values = ImmutableMap.builder();
    FIELDS.forEach((quotaType, field) -> values.put(quotaType, usage.path(field).asLong()));
    return new TenantUsage(values.build());
  }
}
