package io.streambus.testkit.broker;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A reply to a call.
 *
 * @param code HTTP status code
 * @param type MIME type of the body
 * @param body may be empty
 */
record Reply(int code, String type, String body) {

  private static final String PLAIN = "text/plain; charset=utf-8";

  static Reply ok(JsonNode body) {
    return json(200, body);
  }

  static Reply json(int code, JsonNode body) {
    return new Reply(code, "application/json", body + "\n");
  }

  static Reply noContent() {
    return new Reply(204, PLAIN, "");
  }

  static Reply error(int code, String message) {
    return new Reply(code, PLAIN, message + "\n");
  }

  static Reply pageNotFound() {
    return error(404, "404 page not found");
  }

  static Reply methodNotAllowed() {
    return error(405, "Method not allowed");
  }
}
