package io.streambus.operator.brokers;

import com.fasterxml.jackson.core.JsonParser;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import io.streambus.resources.tenants.QuotaType;
import java.io.IOException;

/**
 * Usage of one broker by a tenant.
 *
 * @param values usage by the quota that it counts against, as far as it is known
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

  private static final String USAGE = "Usage";
  private static final ImmutableSet<String> NAMES =
      ImmutableSet.<String>builder().addAll(FIELDS.values()).add(USAGE).build();

  /** Quotas for which usage is reported. */
  static final ImmutableSet<QuotaType> QUOTAS = FIELDS.keySet();

  /** Reads the statistics of a tenant. Usage that the broker does not report is absent. */
  static TenantUsage read(JsonParser parser) throws IOException {
    JsonFields usage =
        JsonFields.read(parser, NAMES)
            .object(USAGE)
            .orElseThrow(() -> new IOException("expected " + USAGE));
    ImmutableMap.Builder<QuotaType, Long> values = ImmutableMap.builder();
    FIELDS.forEach(
        (type, field) -> usage.number(field).ifPresent(value -> values.put(type, value)));
    return new TenantUsage(values.build());
  }
}
