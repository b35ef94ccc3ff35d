package io.streambus.app.cluster;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.streambus.app.run.KubeconfigFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** An API server with fixed responses. Everything else does not exist. */
public final class ApiServerStub implements AutoCloseable {

  private static final String NOT_FOUND =
      status(404, "NotFound", "the server could not find the requested resource");

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Map<String, Response> responses = new ConcurrentHashMap<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();

  private record Response(int code, String body) {}

  public ApiServerStub() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::respond);
    server.start();
  }

  /** Sets the response to all requests for a path, whatever their method and query. */
  public void responding(String path, int code, String body) {
    responses.put(path, new Response(code, body));
  }

  /** Makes requests for a path wait without end. */
  public void hangingAt(String path) {
    responding(path, 0, "");
  }

  /** Methods, paths and bodies of all requests. */
  public List<String> requests() {
    return requests;
  }

  public String kubeconfig(Path directory) throws IOException {
    return new KubeconfigFile(directory).write("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** Returns the body of an error. */
  public static String status(int code, String reason, String message) {
    return """
        {"kind": "Status", "apiVersion": "v1", "status": "Failure", "code": %d,
         "reason": "%s", "message": "%s"}
        """
        .formatted(code, reason, message);
  }

  private void respond(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    requests.add(
        "%s %s %s"
            .formatted(
                exchange.getRequestMethod(),
                exchange.getRequestURI(),
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
    Response response = responses.getOrDefault(path, new Response(404, NOT_FOUND));
    if (response.code() == 0) {
      pause();
    }
    byte[] body = response.body().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(Math.max(response.code(), 200), body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private static void pause() {
    try {
      TimeUnit.MINUTES.sleep(1);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
