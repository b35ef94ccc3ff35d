package io.streambus.testkit.faults;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/** A response from the proxy instead of the API server. */
record InjectedResponse(int code, Optional<Duration> retryAfter) {

  private static final int TOO_MANY_REQUESTS = 429;

  static InjectedResponse throttled(Duration retryAfter) {
    return new InjectedResponse(TOO_MANY_REQUESTS, Optional.of(retryAfter));
  }

  byte[] bytes() {
    String body =
        """
        {"kind":"Status","apiVersion":"v1","status":"Failure","code":%d,\
        "reason":"%s","message":"injected fault"}"""
            .formatted(code, reason());
    String head =
        "HTTP/1.1 %d Fault\r\nContent-Type: application/json\r\nContent-Length: %d\r\n"
            .formatted(code, body.length());
    String retry = retryAfter.map(time -> "Retry-After: " + time.toSeconds() + "\r\n").orElse("");
    return (head + retry + "Connection: close\r\n\r\n" + body)
        .getBytes(StandardCharsets.ISO_8859_1);
  }

  private String reason() {
    return switch (code) {
      case 409 -> "Conflict";
      case TOO_MANY_REQUESTS -> "TooManyRequests";
      case 500 -> "InternalError";
      default -> "";
    };
  }
}
