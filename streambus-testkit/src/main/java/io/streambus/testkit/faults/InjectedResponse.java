package io.streambus.testkit.faults;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/**
 * A response from the proxy instead of the API server.
 *
 * @param code HTTP status code of the response
 * @param retryAfter value of {@code Retry-After}
 * @param body JSON
 */
record InjectedResponse(int code, Optional<Duration> retryAfter, String body) {

  private static final int TOO_MANY_REQUESTS = 429;
  private static final int GONE = 410;
  private static final int OK = 200;

  static InjectedResponse rejection(int code) {
    return new InjectedResponse(code, Optional.empty(), status(code));
  }

  static InjectedResponse throttled(Duration retryAfter) {
    return new InjectedResponse(
        TOO_MANY_REQUESTS, Optional.of(retryAfter), status(TOO_MANY_REQUESTS));
  }

  static InjectedResponse gone() {
    return rejection(GONE);
  }

  /** As the API server says it after the watch has begun. */
  static InjectedResponse watchOfGoneVersion() {
    return new InjectedResponse(OK, Optional.empty(), eventOfGoneVersion() + "\n");
  }

  /** The event with which a watch ends whose resource version no longer exists. */
  static String eventOfGoneVersion() {
    return "{\"type\":\"ERROR\",\"object\":%s}".formatted(status(GONE));
  }

  byte[] bytes() {
    String head =
        "HTTP/1.1 %d Fault\r\nContent-Type: application/json\r\nContent-Length: %d\r\n"
            .formatted(code, body.length());
    String retry = retryAfter.map(time -> "Retry-After: " + time.toSeconds() + "\r\n").orElse("");
    return (head + retry + "Connection: close\r\n\r\n" + body)
        .getBytes(StandardCharsets.ISO_8859_1);
  }

  private static String status(int code) {
    return """
    {"kind":"Status","apiVersion":"v1","status":"Failure","code":%d,\
    "reason":"%s","message":"injected fault"}\
    """
        .formatted(code, reason(code));
  }

  private static String reason(int code) {
    return switch (code) {
      case 409 -> "Conflict";
      case GONE -> "Expired";
      case TOO_MANY_REQUESTS -> "TooManyRequests";
      case 500 -> "InternalError";
      default -> "";
    };
  }
}
