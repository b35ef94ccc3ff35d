package io.streambus.testkit.controlplane.binaries;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.streambus.testkit.controlplane.binaries.BinariesOptions.ReleaseSites;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A local release site, well-behaved or faulty. */
final class ReleaseServer implements AutoCloseable {

  private final Map<String, Responder> responders = new ConcurrentHashMap<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpServer server;

  ReleaseServer() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::respond);
    server.start();
  }

  static String sha256(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  ReleaseSites sites() {
    URI root = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    return new ReleaseSites(root, root);
  }

  ReleaseServer serve(String path, byte[] content) {
    responders.put(path, exchange -> send(exchange, content, content.length));
    return this;
  }

  ReleaseServer serve(String path, String content) {
    return serve(path, content.getBytes(StandardCharsets.UTF_8));
  }

  /** Announces the complete content and closes the connection after half of it. */
  ReleaseServer serveTruncated(String path, byte[] content) {
    byte[] half = Arrays.copyOf(content, content.length / 2);
    responders.put(path, exchange -> send(exchange, half, content.length));
    return this;
  }

  /** Accepts the request and never responds. */
  ReleaseServer hang(String path) {
    responders.put(path, exchange -> {});
    return this;
  }

  List<String> requests() {
    return List.copyOf(requests);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void respond(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    requests.add(path);
    Responder responder = responders.get(path);
    if (responder == null) {
      exchange.sendResponseHeaders(404, -1);
      exchange.close();
    } else {
      responder.respondTo(exchange);
    }
  }

  private static void send(HttpExchange exchange, byte[] content, int announced)
      throws IOException {
    try (exchange) {
      exchange.sendResponseHeaders(200, announced);
      exchange.getResponseBody().write(content);
    }
  }

  private interface Responder {
    void respondTo(HttpExchange exchange) throws IOException;
  }
}
