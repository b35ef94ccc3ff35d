package io.streambus.operator.brokers;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import io.streambus.resources.tenants.QuotaType;

/**
 * Usage of one broker by a tenant.
 *
 * @param values usage by the quota that it counts against
 */
record TenantUsage(ImmutableMap<QuotaType, Long> values) {

  /** Quotas that the spec of a cluster can set, with their field names in the admin API. */
  private static final ImmutableMap<QuotaType, String> FIELDS =
      ImmutableMap.of(
          QuotaType.TOPICS, "Topics",
          QuotaType.PARTITIONS, "Partitions",
          QuotaType.CONNECTIONS, "Connections",
          QuotaType.STORAGE_BYTES, "StorageBytes",
          QuotaType.BYTES_PER_SECOND, "BytesPerSecond",
          QuotaType.MESSAGES_PER_SECOND, "MessagesPerSecond");

  /** Quotas for which usage is reported. */
  static final ImmutableSet<QuotaType> QUOTAS = FIELDS.keySet();

  static TenantUsage of(JsonNode stats) {
    JsonNode usage = stats.path("Usage");
    ImmutableMap.Builder<QuotaType, Long> values = ImmutableMap.builder();
    FIELDS.forEach((type, field) -> values.put(type, usage.path(field).asLong()));
    return new TenantUsage(values.build());
  }
}
