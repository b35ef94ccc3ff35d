package io.streambus.app.http;

import com.google.common.collect.ImmutableMap;
import com.google.common.io.ByteStreams;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Response of an endpoint. Several requests can share one response. */
public final class EndpointResponse {

  private static final String PLAIN = "text/plain; charset=utf-8";

  private static final ImmutableMap<Integer, String> REASONS =
      ImmutableMap.of(
          200, "OK",
          400, "Bad Request",
          401, "Unauthorized",
          403, "Forbidden",
          404, "Not Found",
          405, "Method Not Allowed",
          500, "Internal Server Error",
          503, "Service Unavailable");

  private final int status;
  private final Map<String, String> headers;
  private final byte[] body;

  /**
   * Creates a response.
   *
   * @param status HTTP status
   * @param contentType content type of the body
   * @param body text, sent as UTF-8
   */
  public EndpointResponse(int status, String contentType, String body) {
    this(status, Map.of("Content-Type", contentType), body);
  }

  private EndpointResponse(int status, Map<String, String> headers, String body) {
    this.status = status;
    this.headers = headers;
    this.body = body.getBytes(StandardCharsets.UTF_8);
  }

  /** Returns the response of a probe: 200 if healthy, otherwise 503. */
  public static EndpointResponse probe(boolean healthy) {
    return healthy ? text(200, "ok") : text(503, "not ok");
  }

  static EndpointResponse badRequest() {
    return text(400, "not an HTTP/1 request of at most 16 KiB");
  }

  static EndpointResponse notFound() {
    return text(404, "not found");
  }

  static EndpointResponse methodNotAllowed() {
    return text(405, "only GET and HEAD are allowed");
  }

  static EndpointResponse internalError() {
    return text(500, "internal error");
  }

  /** Returns a response with one line of text. */
  public static EndpointResponse text(int status, String line) {
    return new EndpointResponse(status, PLAIN, line + "\n");
  }

  /** Returns the HTTP status. */
  public int status() {
    return status;
  }

  /** Returns the content type of the body. */
  public String contentType() {
    return headers.getOrDefault("Content-Type", PLAIN);
  }

  /** Returns the body as text. */
  public String body() {
    return new String(body, StandardCharsets.UTF_8);
  }

  /** Returns the status line and the headers, in ASCII. */
  String head() {
    StringBuilder head = new StringBuilder();
    head.append("HTTP/1.1 %d %s\r\n".formatted(status, REASONS.getOrDefault(status, "")));
    headers.forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
    return head.append("Content-Length: %d\r\nConnection: close\r\n\r\n".formatted(body.length))
        .toString();
  }

  /** Writes small parts: TLS copies each part and keeps it while a client is slow. */
  void writeTo(OutputStream out) throws IOException {
    ByteStreams.copy(new ByteArrayInputStream(body), out);
  }
}
