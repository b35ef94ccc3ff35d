package io.streambus.operator.informers;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.streambus.operator.kubernetes.client.LeanSerialization;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * An API server that serves ServiceMonitors, or not, and does not contain any. Everything else is
 * not found.
 */
final class OptionalApiServer implements AutoCloseable {

  /** Path of the request that asks whether the API is served. */
  static final String DISCOVERY = "/apis/monitoring.coreos.com/v1";

  private static final String NOT_FOUND = "404 page not found";
  private static final String LIST =
      """
      {"kind": "ServiceMonitorList", "apiVersion": "monitoring.coreos.com/v1",
       "metadata": {"resourceVersion": "1"}, "items": []}
      """;
  private static final String FORBIDDEN =
      """
      {"kind": "Status", "apiVersion": "v1", "status": "Failure", "reason": "Forbidden",
       "code": 403, "message": "servicemonitors.monitoring.coreos.com is forbidden"}
      """;

  /** Body of a response to the discovery request if the API is served. */
  static final String SERVED =
      """
      {"kind": "APIResourceList", "apiVersion": "v1", "groupVersion": "monitoring.coreos.com/v1",
       "resources": [{"name": "podmonitors", "kind": "PodMonitor", "namespaced": true,
                      "singularName": "", "verbs": ["list"]},
                     {"name": "servicemonitors", "kind": "ServiceMonitor", "namespaced": true,
                      "singularName": "", "verbs": ["list"]}]}
      """;

  private record Response(int code, String body) {}

  private final Queue<String> requests = new ConcurrentLinkedQueue<>();
  private final Queue<HttpExchange> watches = new ConcurrentLinkedQueue<>();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpServer server;
  private final KubernetesClient client;

  private volatile Response discovery = new Response(404, NOT_FOUND);
  private volatile Response list = new Response(200, LIST);

  OptionalApiServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
    client =
        new KubernetesClientBuilder()
            .withConfig(
                new ConfigBuilder()
                    .withMasterUrl("http://127.0.0.1:" + server.getAddress().getPort())
                    .withOnlyHttpWatches(true)
                    .withRequestTimeout((int) Duration.ofSeconds(20).toMillis())
                    .withRequestRetryBackoffLimit(0)
                    .withWatchReconnectInterval(100)
                    .build())
            .withKubernetesSerialization(LeanSerialization.create())
            .build();
  }

  KubernetesClient client() {
    return client;
  }

  void install() {
    respondToDiscovery(200, SERVED);
    list = new Response(200, LIST);
  }

  void respondToDiscovery(int code, String body) {
    discovery = new Response(code, body);
  }

  void remove() {
    respondToDiscovery(404, NOT_FOUND);
    list = new Response(404, NOT_FOUND);
    endWatches();
  }

  /** Rejects requests for ServiceMonitors from now on. */
  void forbidObjects() {
    list = new Response(403, FORBIDDEN);
    endWatches();
  }

  /** Ends all watches, as an API server does every few minutes. */
  void endWatches() {
    watches.forEach(HttpExchange::close);
    watches.clear();
  }

  /** Paths of all requests, without queries. */
  List<String> requests() {
    return List.copyOf(requests);
  }

  private void handle(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    requests.add(path);
    if (path.equals(DISCOVERY)) {
      respond(exchange, discovery);
    } else if (!path.endsWith("/servicemonitors")) {
      respond(exchange, new Response(404, NOT_FOUND));
    } else if (list.code() == 200 && exchange.getRequestURI().getQuery().contains("watch=true")) {
      watches.add(exchange);
      exchange.sendResponseHeaders(200, 0);
      // Since JDK 25, the headers are otherwise sent with the first part of the body.
      exchange.getResponseBody().flush();
    } else {
      respond(exchange, list);
    }
  }

  private static void respond(HttpExchange exchange, Response response) throws IOException {
    byte[] body = response.body().getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(response.code(), body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  @Override
  public void close() {
    client.close();
    server.stop(0);
    threads.shutdownNow();
  }
}
