package io.streambus.operator.kubernetes.client;

import com.google.common.base.Strings;
import com.sun.net.httpserver.HttpServer;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.streambus.operator.metrics.WriteFailures;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.ToIntFunction;

/** A faulty API server, and a client with a short timeout for it. */
final class FaultyApiServer implements AutoCloseable {

  /** Used instead of a status code: the server accepts requests and never responds. */
  static final int HANG = 0;

  private final Queue<ReceivedRequest> requests = new ConcurrentLinkedQueue<>();
  private final MeterRegistry meterRegistry = new SimpleMeterRegistry();
  private final HttpServer server;
  private final KubernetesClient client;

  FaultyApiServer() throws IOException {
    this(Duration.ofMillis(500));
  }

  /** Creates a client with this timeout; one that must get a response needs more time. */
  FaultyApiServer(Duration timeout) throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.start();
    client =
        new KubernetesClientBuilder()
            .withConfig(
                new ConfigBuilder()
                    .withMasterUrl("http://127.0.0.1:" + server.getAddress().getPort())
                    .withRequestTimeout((int) timeout.toMillis())
                    .withRequestRetryBackoffLimit(0)
                    .withWatchReconnectInterval(100)
                    .build())
            .build();
  }

  /** The metrics of the operator's view. */
  MeterRegistry meterRegistry() {
    return meterRegistry;
  }

  KubernetesClient client() {
    return client;
  }

  /** The operator's view of this server, with empty caches. */
  ClientKubernetes kubernetes() {
    return new ClientKubernetes(
        client,
        new ClientKubernetes.Caches(
            cluster -> List.of(), cluster -> List.of(), cluster -> List.of()),
        new RecentWrites(),
        new WriteFailures(meterRegistry));
  }

  /**
   * A request.
   *
   * @param url path and query
   * @param format value of the header {@code Accept}; empty without one
   */
  record ReceivedRequest(String url, String format) {}

  /** The requests received. */
  List<ReceivedRequest> requests() {
    return List.copyOf(requests);
  }

  /** URLs of the requests received. */
  List<String> requestUrls() {
    return requests.stream().map(ReceivedRequest::url).toList();
  }

  /** Responds to every further request with this status code and body. */
  void respond(int code, String body) {
    respond(url -> code, body);
  }

  /**
   * Responds to every further request.
   *
   * @param codes status code for each path and query
   * @param body body of every response
   */
  void respond(ToIntFunction<String> codes, String body) {
    server.createContext(
        "/",
        exchange -> {
          int code = codes.applyAsInt(exchange.getRequestURI().toString());
          requests.add(
              new ReceivedRequest(
                  exchange.getRequestURI().toString(),
                  Strings.nullToEmpty(exchange.getRequestHeaders().getFirst("Accept"))));
          if (code != HANG) {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(code, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
          }
        });
  }

  @Override
  public void close() {
    client.close();
    server.stop(0);
  }
}
