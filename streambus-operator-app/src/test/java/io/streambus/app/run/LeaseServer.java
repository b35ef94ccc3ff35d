package io.streambus.app.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * An API server with one Lease, as a client of its HTTP API sees it. It rejects a change of an
 * older resource version. There are no other objects, and lists for informers receive no response.
 */
final class LeaseServer implements AutoCloseable {

  static final LeaseAddress ADDRESS = new LeaseAddress("shop", "streambus-operator");

  /** Used instead of a status code: requests receive no response. */
  static final int HANG = 0;

  private static final int OK = 200;
  private static final int NOT_FOUND = 404;
  private static final String LEASES = "/apis/coordination.k8s.io/v1/namespaces/shop/leases";
  private static final String PAGE = "limit=50";
  private static final String CLUSTERS = "/apis/streambus.io/";

  private final JsonMapper json = new JsonMapper();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpServer server;
  private ObjectNode lease = json.createObjectNode();
  private long resourceVersion;
  private volatile int failure = OK;
  private volatile String body = "{}";

  private LeaseServer(HttpServer server) {
    this.server = server;
  }

  /** Starts a server without a Lease. */
  static LeaseServer start() throws IOException {
    var server =
        new LeaseServer(
            HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
    server.server.setExecutor(server.threads);
    server.server.createContext("/", server::respond);
    server.server.start();
    return server;
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  KubernetesClientBuilder clientBuilder() {
    return new KubernetesClientBuilder()
        .withConfig(new ConfigBuilder().withMasterUrl(url()).withHttp2Disable(true).build());
  }

  /** Sets the whole Lease, as a user could, except its name. */
  synchronized void setLease(String text) throws IOException {
    store((ObjectNode) json.readTree(text));
  }

  /** Returns the spec of the Lease. */
  synchronized JsonNode spec() {
    return lease.path("spec").deepCopy();
  }

  /** Responds to further requests for the Lease with this status code and body. */
  void fail(int code, String body) {
    this.body = body;
    this.failure = code;
  }

  /** Responds to further requests as usual. */
  void recover() {
    failure = OK;
    body = "{}";
  }

  private void respond(HttpExchange exchange) throws IOException {
    String url = exchange.getRequestURI().toString();
    JsonNode request = json.readTree(exchange.getRequestBody());
    if (!url.startsWith(LEASES)) {
      respondWithoutObjects(exchange, url);
    } else if (failure == OK && body.equals("{}")) {
      respond(exchange, request);
    } else if (failure != HANG) {
      send(exchange, failure, body);
    }
  }

  /** Informers, which send a resource version or read pages, never receive a list. */
  private static void respondWithoutObjects(HttpExchange exchange, String url) throws IOException {
    if (!url.contains("resourceVersion=") && !url.contains(PAGE)) {
      send(exchange, url.startsWith(CLUSTERS) ? OK : NOT_FOUND, "{}");
    }
  }

  private synchronized void respond(HttpExchange exchange, JsonNode request) throws IOException {
    String version = request.at("/metadata/resourceVersion").asText();
    switch (exchange.getRequestMethod()) {
      case "GET" -> send(exchange, lease.isEmpty() ? NOT_FOUND : OK, lease.toString());
      case "POST" -> {
        boolean exists = !lease.isEmpty();
        if (!exists) {
          store((ObjectNode) request);
        }
        send(exchange, exists ? 409 : 201, lease.toString());
      }
      default -> {
        boolean current = version.equals(lease.at("/metadata/resourceVersion").asText());
        if (current) {
          store(merge(lease.deepCopy(), request));
        }
        send(exchange, current ? OK : 409, lease.toString());
      }
    }
  }

  /** Applies a JSON merge patch. */
  private static ObjectNode merge(ObjectNode target, JsonNode patch) {
    patch
        .properties()
        .forEach(
            field -> {
              String name = field.getKey();
              if (field.getValue().isNull()) {
                target.remove(name);
              } else if (field.getValue() instanceof ObjectNode object) {
                target.set(name, merge(target.withObject("/" + name), object));
              } else {
                target.set(name, field.getValue());
              }
            });
    return target;
  }

  private void store(ObjectNode next) {
    resourceVersion++;
    next.put("apiVersion", "coordination.k8s.io/v1").put("kind", "Lease");
    next.withObject("/metadata")
        .put("namespace", ADDRESS.namespace())
        .put("name", ADDRESS.name())
        .put("resourceVersion", String.valueOf(resourceVersion));
    lease = next;
  }

  private static void send(HttpExchange exchange, int code, String text) throws IOException {
    try (exchange) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(code, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
