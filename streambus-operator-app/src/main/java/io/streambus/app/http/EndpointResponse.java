package io.streambus.app.http;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.ByteBufferPool;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Response of an endpoint. Several requests can share one response. */
public final class EndpointResponse {

  private static final String PLAIN = "text/plain; charset=utf-8";

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

  /** Returns the response to a request without a valid bearer token. */
  public static EndpointResponse unauthorized(String line) {
    return new EndpointResponse(
        401, Map.of("Content-Type", PLAIN, "WWW-Authenticate", "Bearer"), line + "\n");
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

  /** Sends small parts: TLS copies each part and keeps it while a client is slow. */
  void send(Response response, Callback callback) {
    response.setStatus(status);
    headers.forEach(response.getHeaders()::put);
    response.getHeaders().put(HttpHeader.CONTENT_LENGTH, body.length);
    ByteBufferPool.Sized chunks =
        new ByteBufferPool.Sized(ByteBufferPool.NON_POOLING, false, ServerLimits.CHUNK_BYTES);
    Content.copy(Content.Source.from(chunks, new ByteArrayInputStream(body)), response, callback);
  }
}
