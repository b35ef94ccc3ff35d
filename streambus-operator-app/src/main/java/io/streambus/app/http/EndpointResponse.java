package io.streambus.app.http;

import com.google.common.io.ByteStreams;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Response of an endpoint. Several requests can share one response. */
public final class EndpointResponse {

  private static final String PLAIN = "text/plain; charset=utf-8";

  private final int status;
  private final String contentType;
  private final byte[] body;

  /**
   * Creates a response.
   *
   * @param status HTTP status
   * @param contentType content type of the body
   * @param body text, sent as UTF-8
   */
  public EndpointResponse(int status, String contentType, String body) {
    this.status = status;
    this.contentType = contentType;
    this.body = body.getBytes(StandardCharsets.UTF_8);
  }

  /** Returns the response of a probe: 200 if healthy, otherwise 503. */
  public static EndpointResponse probe(boolean healthy) {
    return healthy
        ? new EndpointResponse(200, PLAIN, "ok\n")
        : new EndpointResponse(503, PLAIN, "not ok\n");
  }

  static EndpointResponse methodNotAllowed() {
    return new EndpointResponse(405, PLAIN, "only GET and HEAD are allowed\n");
  }

  int status() {
    return status;
  }

  /** Returns the content type of the body. */
  public String contentType() {
    return contentType;
  }

  /** Returns the body as text. */
  public String body() {
    return new String(body, StandardCharsets.UTF_8);
  }

  int length() {
    return body.length;
  }

  /** Writes small parts: the server copies each part twice and keeps it while a client is slow. */
  void writeTo(OutputStream out) throws IOException {
    ByteStreams.copy(new ByteArrayInputStream(body), out);
  }
}
