package io.streambus.app.http;

/**
 * Response of an endpoint.
 *
 * @param status HTTP status
 * @param contentType content type of the body
 * @param body text, sent as UTF-8
 */
public record EndpointResponse(int status, String contentType, String body) {

  private static final String PLAIN = "text/plain; charset=utf-8";

  /** Returns the response of a probe: 200 if healthy, otherwise 503. */
  public static EndpointResponse probe(boolean healthy) {
    return healthy
        ? new EndpointResponse(200, PLAIN, "ok\n")
        : new EndpointResponse(503, PLAIN, "not ok\n");
  }

  static EndpointResponse methodNotAllowed() {
    return new EndpointResponse(405, PLAIN, "only GET and HEAD are allowed\n");
  }
}
