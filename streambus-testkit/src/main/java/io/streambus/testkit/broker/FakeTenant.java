package io.streambus.testkit.broker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Maps;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A tenant as stored by a broker.
 *
 * @param id ID of the tenant
 * @param name display name
 * @param quotas all eleven quotas, by field name of the admin API, such as {@code MaxTopics}
 * @param connections number of open connections
 */
public record FakeTenant(
    String id, String name, ImmutableMap<String, Long> quotas, int connections) {

  /** Quotas of a tenant that is created without quotas. */
  public static final ImmutableMap<String, Long> DEFAULT_QUOTAS =
      ImmutableMap.<String, Long>builder()
          .put("MaxBytesPerSecond", 10L << 20)
          .put("MaxMessagesPerSecond", 10_000L)
          .put("MaxStorageBytes", 100L << 30)
          .put("MaxTopics", 100L)
          .put("MaxPartitions", 1_000L)
          .put("MaxConnections", 1_000L)
          .put("MaxProducers", 500L)
          .put("MaxConsumers", 500L)
          .put("MaxConsumerGroups", 50L)
          .put("MaxRequestsPerSecond", 10_000L)
          .put("MaxRetentionHours", 168L)
          .build();

  private static final String TIME = "2026-01-01T00:00:00Z";

  private static final String[] USAGE = {
    "Connections",
    "Producers",
    "Consumers",
    "Topics",
    "Partitions",
    "ConsumerGroups",
    "StorageBytes",
    "BytesPerSecond",
    "MessagesPerSecond",
    "RequestsPerSecond"
  };

  /** Field names are case-insensitive, and a missing field is 0. */
  static ImmutableMap<String, Long> parseQuotas(JsonNode sent) {
    Map<String, Long> values =
        sent.properties().stream()
            .collect(
                Collectors.toMap(
                    field -> field.getKey().toLowerCase(Locale.ROOT),
                    field -> field.getValue().asLong(),
                    (first, last) -> last));
    return Maps.toMap(
        DEFAULT_QUOTAS.keySet(), field -> values.getOrDefault(field.toLowerCase(Locale.ROOT), 0L));
  }

  FakeTenant withNameAndQuotas(String otherName, ImmutableMap<String, Long> otherQuotas) {
    return new FakeTenant(id, otherName, otherQuotas, connections);
  }

  FakeTenant withConnections(int number) {
    return new FakeTenant(id, name, quotas, number);
  }

  JsonNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("ID", id).put("Name", name).put("Description", "");
    json.put("CreatedAt", TIME).put("UpdatedAt", TIME);
    ObjectNode limits = json.putObject("Quotas");
    quotas.forEach((field, value) -> limits.put(field, value.longValue()));
    json.putObject("Metadata");
    return json.put("Status", "ACTIVE");
  }

  JsonNode stats() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.set("Tenant", json());
    ObjectNode usage = json.putObject("Usage").put("TenantID", id);
    Arrays.stream(USAGE).forEach(field -> usage.put(field, 0L));
    usage.put("Connections", connections);
    json.putObject("Utilization").put("connections", 0.0).put("storage", 0.0).put("topics", 0.0);
    return json;
  }
}
