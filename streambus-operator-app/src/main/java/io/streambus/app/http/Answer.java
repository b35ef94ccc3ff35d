package io.streambus.app.http;

/**
 * What an endpoint answers.
 *
 * @param status HTTP status
 * @param contentType of the body
 * @param body text, sent in UTF-8
 */
public record Answer(int status, String contentType, String body) {

  private static final String PLAIN = "text/plain; charset=utf-8";

  /** A yes or no, for probes. */
  public static Answer probe(boolean well) {
    return well ? new Answer(200, PLAIN, "ok\n") : new Answer(503, PLAIN, "not ok\n");
  }

  static Answer onlyReads() {
    return new Answer(405, PLAIN, "only GET and HEAD\n");
  }
}
