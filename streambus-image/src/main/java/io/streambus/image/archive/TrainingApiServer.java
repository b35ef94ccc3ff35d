package io.streambus.image.archive;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Responds like an API server that has one StreamBusCluster and accepts every write. Sufficient to
 * have the operator load its classes; nothing is verified with it.
 */
final class TrainingApiServer implements AutoCloseable {

  private static final Duration QUIET_PERIOD = Duration.ofSeconds(3);

  private static final int OK = 200;
  private static final int NOT_FOUND = 404;

  private final ObjectMapper json = new ObjectMapper();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final AtomicBoolean reconciled = new AtomicBoolean();
  private final AtomicLong lastRequest = new AtomicLong();
  private final ServerCertificate certificate;
  private final ObjectNode cluster;
  private final HttpsServer server;

  private TrainingApiServer(ServerCertificate certificate, ObjectNode cluster) throws IOException {
    this.certificate = certificate;
    this.cluster = complete(cluster);
    this.server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
  }

  /**
   * Starts a server on the loopback interface.
   *
   * @param cluster file with a StreamBusCluster
   */
  static TrainingApiServer start(ServerCertificate certificate, Path cluster) throws IOException {
    var started =
        new TrainingApiServer(
            certificate, (ObjectNode) new YAMLMapper().readTree(cluster.toFile()));
    started.server.setHttpsConfigurator(new HttpsConfigurator(certificate.context()));
    started.server.setExecutor(started.threads);
    started.server.createContext("/", started::handle);
    started.server.start();
    return started;
  }

  /** Returns a kubeconfig of the server. */
  String kubeconfig() {
    return """
        apiVersion: v1
        kind: Config
        clusters:
        - name: training
          cluster:
            server: https://127.0.0.1:%d
            certificate-authority-data: %s
        users:
        - name: training
          user:
            token: training
        contexts:
        - name: training
          context:
            cluster: training
            user: training
        current-context: training
        """
        .formatted(server.getAddress().getPort(), certificate.base64());
  }

  /**
   * Returns whether the operator has written the status of the cluster and is at rest. Otherwise,
   * which classes it has loaded would depend on the speed of the machine.
   */
  boolean isSettled() {
    return reconciled.get() && System.nanoTime() - lastRequest.get() > QUIET_PERIOD.toNanos();
  }

  private void handle(HttpExchange exchange) throws IOException {
    lastRequest.set(System.nanoTime());
    String path = exchange.getRequestURI().getPath();
    String query = String.valueOf(exchange.getRequestURI().getQuery());
    switch (exchange.getRequestMethod()) {
      case "GET" -> {
        if (query.contains("watch=true")) {
          watch(exchange);
        } else {
          read(exchange, path);
        }
      }
      case "DELETE" -> respond(exchange, NOT_FOUND, status());
      default -> write(exchange, path);
    }
  }

  private void watch(HttpExchange exchange) throws IOException {
    exchange.sendResponseHeaders(OK, 0);
    exchange.getResponseBody().flush();
    try {
      closed.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    exchange.close();
  }

  private void read(HttpExchange exchange, String path) throws IOException {
    boolean isCollection = path.matches("/(api|apis/[^/]+)/[^/]+(/namespaces/[^/]+)?/[^/]+");
    if (isCollection) {
      respond(exchange, OK, list(path.endsWith("/streambusclusters")));
    } else {
      respond(exchange, NOT_FOUND, status());
    }
  }

  private void write(HttpExchange exchange, String path) throws IOException {
    JsonNode object = json.readTree(exchange.getRequestBody());
    respond(exchange, OK, object instanceof ObjectNode node ? complete(node) : cluster);
    if (path.endsWith("/status")) {
      reconciled.set(true);
    }
  }

  private ObjectNode list(boolean withCluster) {
    ObjectNode list = json.createObjectNode().put("apiVersion", "v1").put("kind", "List");
    list.putObject("metadata").put("resourceVersion", "1");
    ArrayNode items = list.putArray("items");
    if (withCluster) {
      items.add(cluster);
    }
    return list;
  }

  private ObjectNode status() {
    ObjectNode status = json.createObjectNode().put("apiVersion", "v1").put("kind", "Status");
    return status.put("status", "Failure").put("reason", "NotFound").put("code", NOT_FOUND);
  }

  /** Adds the metadata that an API server sets. */
  private static ObjectNode complete(ObjectNode object) {
    object
        .withObject("/metadata")
        .put("namespace", object.at("/metadata/namespace").asText("default"))
        .put("uid", "00000000-0000-4000-8000-000000000000")
        .put("resourceVersion", "1")
        .put("generation", 1)
        .put("creationTimestamp", "2026-01-01T00:00:00Z");
    return object;
  }

  private static void respond(HttpExchange exchange, int code, JsonNode body) throws IOException {
    byte[] bytes = body.toString().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(code, bytes.length);
    try (OutputStream response = exchange.getResponseBody()) {
      response.write(bytes);
    }
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
