package io.streambus.app.http;

import com.google.common.util.concurrent.ThreadFactoryBuilder;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.streambus.app.console.CommandException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Minimal HTTP server that serves GET and HEAD requests for a fixed set of paths. A client that
 * sends its request or reads its response slowly neither delays others nor keeps its connection;
 * see {@link ServerLimit}.
 */
public final class HttpEndpoints implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(HttpEndpoints.class);

  static {
    ServerLimit.apply();
  }

  private static final Duration IDLE_THREAD_TIME = Duration.ofSeconds(30);

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
    ExecutorService threads = threads("http-" + server.getAddress().getPort());
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

  /**
   * Creates one thread for each connection that is not idle, because the server reads and writes
   * with blocking calls. An idle server has no threads.
   */
  private static ExecutorService threads(String name) {
    return new ThreadPoolExecutor(
        0,
        ServerLimit.CONNECTIONS.value(),
        IDLE_THREAD_TIME.toSeconds(),
        TimeUnit.SECONDS,
        new SynchronousQueue<>(),
        new ThreadFactoryBuilder().setNameFormat(name).setDaemon(true).build());
  }

  private static void respond(HttpExchange exchange, Supplier<EndpointResponse> supplier)
      throws IOException {
    try (exchange) {
      boolean head = exchange.getRequestMethod().equals("HEAD");
      EndpointResponse response =
          head || exchange.getRequestMethod().equals("GET")
              ? supplier.get()
              : EndpointResponse.methodNotAllowed();
      exchange.getResponseHeaders().set("Content-Type", response.contentType());
      // A length of -1 means that there is no body.
      exchange.sendResponseHeaders(response.status(), head ? -1 : response.length());
      if (!head) {
        response.writeTo(exchange.getResponseBody());
      }
    }
  }
}
