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

/** Minimal HTTP server that serves GET and HEAD requests for a fixed set of paths. */
public final class HttpEndpoints implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(HttpEndpoints.class);

  /** A slow scrape must not delay the next request, and more do not arrive concurrently. */
  private static final int THREADS = 2;

  private final HttpServer server;
  private final ExecutorService threads;

  private HttpEndpoints(HttpServer server, ExecutorService threads) {
    this.server = server;
    this.threads = threads;
  }

  /**
   * Starts a server.
   *
   * @param paths supplier of the response for each path
   * @throws CommandException if the server cannot bind to the address
   */
  public static HttpEndpoints listen(
      InetSocketAddress address, Map<String, Supplier<EndpointResponse>> paths) {
    HttpServer server = bind(address);
    ExecutorService threads =
        Executors.newFixedThreadPool(
            THREADS,
            task -> {
              var thread = new Thread(task, "http-" + server.getAddress().getPort());
              thread.setDaemon(true);
              return thread;
            });
    paths.forEach(
        (path, response) -> server.createContext(path, exchange -> respond(exchange, response)));
    server.setExecutor(threads);
    server.start();
    log.atInfo()
        .addKeyValue("address", server.getAddress())
        .addKeyValue("paths", paths.keySet())
        .log("HTTP server is listening");
    return new HttpEndpoints(server, threads);
  }

  /** Returns the address that the server is bound to. */
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

  private static void respond(HttpExchange exchange, Supplier<EndpointResponse> supplier)
      throws IOException {
    try (exchange) {
      boolean head = exchange.getRequestMethod().equals("HEAD");
      EndpointResponse response =
          head || exchange.getRequestMethod().equals("GET")
              ? supplier.get()
              : EndpointResponse.methodNotAllowed();
      byte[] body = response.body().getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", response.contentType());
      // A length of -1 means that there is no body.
      exchange.sendResponseHeaders(response.status(), head ? -1 : body.length);
      if (!head) {
        exchange.getResponseBody().write(body);
      }
    }
  }
}
