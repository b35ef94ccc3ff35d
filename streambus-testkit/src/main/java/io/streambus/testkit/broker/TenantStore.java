package io.streambus.testkit.broker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.common.collect.ImmutableMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Tenants of a broker and the calls that read and change them. Stored in memory only. */
final class TenantStore {

  private static final FakeTenant DEFAULT =
      new FakeTenant("default", "Default Tenant", FakeTenant.DEFAULT_QUOTAS, 0);

  private final Map<String, FakeTenant> tenants =
      new LinkedHashMap<>(Map.of(DEFAULT.id(), DEFAULT));

  synchronized Optional<FakeTenant> find(String id) {
    return Optional.ofNullable(tenants.get(id));
  }

  synchronized ImmutableMap<String, FakeTenant> all() {
    return ImmutableMap.copyOf(tenants);
  }

  synchronized void put(FakeTenant tenant) {
    tenants.put(tenant.id(), tenant);
  }

  synchronized Reply list() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    ArrayNode items = json.put("count", tenants.size()).putArray("tenants");
    tenants.values().forEach(tenant -> items.add(tenant.json()));
    return Reply.ok(json);
  }

  synchronized Reply create(JsonNode body) {
    String id = field(body, "id").asText();
    String name = field(body, "name").asText();
    if (id.isEmpty()) {
      return Reply.error(400, "Tenant ID is required");
    }
    if (name.isEmpty()) {
      return Reply.error(400, "Tenant name is required");
    }
    if (tenants.containsKey(id)) {
      return Reply.error(500, "Failed to create tenant: tenant " + id + " already exists");
    }
    var created =
        new FakeTenant(
            id,
            name,
            quotas(body).map(FakeTenant::parseQuotas).orElse(FakeTenant.DEFAULT_QUOTAS),
            0);
    put(created);
    return Reply.json(201, created.json());
  }

  synchronized Reply get(String id) {
    return find(id)
        .map(tenant -> Reply.ok(tenant.json()))
        .orElse(Reply.error(404, "Tenant not found: " + notFound(id)));
  }

  synchronized Reply update(String id, JsonNode body) {
    FakeTenant tenant = tenants.get(id);
    if (tenant == null) {
      return Reply.error(500, "Failed to update tenant: " + notFound(id));
    }
    String name = field(body, "name").asText();
    FakeTenant updated =
        tenant.withNameAndQuotas(
            name.isEmpty() ? tenant.name() : name,
            quotas(body).map(FakeTenant::parseQuotas).orElse(tenant.quotas()));
    put(updated);
    return Reply.ok(updated.json());
  }

  synchronized Reply delete(String id, boolean force) {
    FakeTenant tenant = tenants.get(id);
    if (tenant != null && tenant.connections() > 0 && !force) {
      return Reply.error(409, "Tenant has active connections. Use ?force=true to delete anyway");
    }
    return tenants.remove(id) == null
        ? Reply.error(500, "Failed to delete tenant: " + notFound(id))
        : Reply.noContent();
  }

  synchronized Reply stats(String id) {
    return find(id)
        .map(tenant -> Reply.ok(tenant.stats()))
        .orElse(Reply.error(500, "Failed to get tenant stats: " + notFound(id)));
  }

  private static Optional<JsonNode> quotas(JsonNode body) {
    return Optional.of(field(body, "quotas")).filter(JsonNode::isObject);
  }

  /** Field names are case-insensitive, as in Go. */
  private static JsonNode field(JsonNode body, String name) {
    return body.properties().stream()
        .filter(field -> field.getKey().toLowerCase(Locale.ROOT).equals(name))
        .map(Map.Entry::getValue)
        .reduce(JsonNodeFactory.instance.missingNode(), (first, last) -> last);
  }

  private static String notFound(String id) {
    return "tenant " + id + " not found";
  }
}
