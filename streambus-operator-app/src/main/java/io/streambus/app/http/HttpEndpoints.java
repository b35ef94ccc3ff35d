package io.streambus.app.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.streambus.app.console.CommandException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A small HTTP server that answers reads of a few paths. */
public final class HttpEndpoints implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(HttpEndpoints.class);

  /** A scrape must not hold up the next one for long, and more do not come at a time. */
  private static final int THREADS = 2;

  private final HttpServer server;
  private final ExecutorService threads;

  private HttpEndpoints(HttpServer server, ExecutorService threads) {
    this.server = server;
    this.threads = threads;
  }

  /**
   * Starts to listen.
   *
   * @param paths what to answer for each path
   * @throws CommandException when the address cannot be had
   */
  public static HttpEndpoints listen(
      InetSocketAddress address, Map<String, Supplier<EndpointResponse>> paths) {
    HttpServer server = bind(address);
    ExecutorService threads =
        Executors.newFixedThreadPool(
            THREADS,
            work -> {
              var thread = new Thread(work, "http-" + server.getAddress().getPort());
              thread.setDaemon(true);
              return thread;
            });
    paths.forEach(
        (path, endpointResponse) ->
            server.createContext(path, exchange -> answer(exchange, endpointResponse)));
    server.setExecutor(threads);
    server.start();
    log.atInfo()
        .addKeyValue("address", server.getAddress())
        .addKeyValue("paths", paths.keySet())
        .log("listening");
    return new HttpEndpoints(server, threads);
  }

  /** Where it really listens. */
  public InetSocketAddress address() {
    return server.getAddress();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private static HttpServer bind(InetSocketAddress address) {
    try {
      return HttpServer.create(address, 0);
    } catch (IOException e) {
      throw CommandException.failed("cannot listen on " + address + ": " + e.getMessage());
    }
  }

  private static void answer(HttpExchange exchange, Supplier<EndpointResponse> supplier)
      throws IOException {
    try (exchange) {
      boolean head = exchange.getRequestMethod().equals("HEAD");
      EndpointResponse endpointResponse =
          head || exchange.getRequestMethod().equals("GET")
              ? supplier.get()
              : EndpointResponse.onlyReads();
      byte[] body = endpointResponse.body().getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", endpointResponse.contentType());
      // -1 means that no body follows.
      exchange.sendResponseHeaders(endpointResponse.status(), head ? -1 : body.length);
      if (!head) {
        exchange.getResponseBody().write(body);
      }
    }
  }
}
