package io.streambus.testkit.broker;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Optional;
import java.util.function.Function;

/** Routes calls of the admin API to their replies. */
final class AdminApi {

  private static final ObjectMapper MAPPER = new JsonMapper();
  private static final String TENANT = "/api/v1/tenants/";
  private static final String STATS = "/stats";
  private static final String BROKER = "/api/v1/brokers/";

  private final BrokerState state;
  private final Optional<TenantStore> tenants;

  /**
   * Serves the given state.
   *
   * @param tenants empty if the broker does not support tenant calls
   */
  AdminApi(BrokerState state, Optional<TenantStore> tenants) {
    this.state = state;
    this.tenants = tenants;
  }

  Reply handle(AdminApiCall call) {
    String path = call.path().split("\\?", 2)[0];
    return switch (path) {
      case "/api/v1/cluster" -> read(call, Reply.ok(state.cluster()));
      case "/api/v1/brokers" -> read(call, Reply.ok(state.brokers()));
      case "/api/v1/topics" -> read(call, Reply.ok(state.topics()));
      case "/api/v1/consumer-groups" -> read(call, Reply.ok(state.groups()));
      case "/api/v1/tenants" ->
          tenants.map(store -> tenants(store, call)).orElseGet(Reply::pageNotFound);
      default -> routeByPrefix(call, path);
    };
  }

  private Reply routeByPrefix(AdminApiCall call, String path) {
    if (path.startsWith(BROKER)) {
      return path.equals(BROKER + state.id())
          ? read(call, Reply.ok(state.brokerWithResources()))
          : Reply.error(404, "Broker not found");
    }
    return path.startsWith(TENANT)
        ? tenants
            .map(store -> tenant(store, call, path.substring(TENANT.length())))
            .orElseGet(Reply::pageNotFound)
        : Reply.pageNotFound();
  }

  private static Reply read(AdminApiCall call, Reply reply) {
    return call.isRead() ? reply : Reply.methodNotAllowed();
  }

  private static Reply tenants(TenantStore store, AdminApiCall call) {
    return switch (call.method()) {
      case "GET" -> store.list();
      case "POST" -> withBody(call, store::create);
      default -> Reply.methodNotAllowed();
    };
  }

  private static Reply tenant(TenantStore store, AdminApiCall call, String path) {
    if (path.endsWith(STATS)) {
      return store.stats(path.substring(0, path.length() - STATS.length()));
    }
    return switch (call.method()) {
      case "GET" -> store.get(path);
      case "PUT" -> withBody(call, body -> store.update(path, body));
      case "DELETE" -> store.delete(path, call.path().endsWith("?force=true"));
      default -> Reply.methodNotAllowed();
    };
  }

  private static Reply withBody(AdminApiCall call, Function<JsonNode, Reply> handler) {
    try {
      return handler.apply(MAPPER.readTree(call.body()));
    } catch (JsonProcessingException e) {
      return Reply.error(400, "Invalid request body: " + e.getOriginalMessage());
    }
  }
}
