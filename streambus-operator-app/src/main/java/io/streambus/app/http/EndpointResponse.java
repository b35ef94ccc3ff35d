package io.streambus.app.http;

/**
 * What an endpoint answers.
 *
 * @param status HTTP status
 * @param contentType of the body
 * @param body text, sent in UTF-8
 */
public record EndpointResponse(int status, String contentType, String body) {

  private static final String PLAIN = "text/plain; charset=utf-8";

  /** A yes or no, for probes. */
  public static EndpointResponse probe(boolean well) {
    return well
        ? new EndpointResponse(200, PLAIN, "ok\n")
        : new EndpointResponse(503, PLAIN, "not ok\n");
  }

  static EndpointResponse onlyReads() {
    return new EndpointResponse(405, PLAIN, "only GET and HEAD\n");
  }
}
