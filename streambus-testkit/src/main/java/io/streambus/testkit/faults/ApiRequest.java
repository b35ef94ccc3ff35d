package io.streambus.testkit.faults;

import java.util.regex.Pattern;

/**
 * A request on its way to the API server.
 *
 * @param method of HTTP, such as {@code PATCH}
 * @param url path and query
 * @param write which write it is, counted from 1 since the proxy began; 0 for one that asks for no
 *     change
 */
public record ApiRequest(String method, String url, int write) {

  private static final Pattern WATCH = Pattern.compile("[?&]watch=(true|1)\\b");

  /** Whether it asks for a change. */
  public boolean isWrite() {
    return isWrite(method);
  }

  /** Whether its answer has no end. */
  public boolean isWatch() {
    return WATCH.matcher(url).find();
  }

  static boolean isWrite(String method) {
    return switch (method) {
      case "POST", "PUT", "PATCH", "DELETE" -> true;
      default -> false;
    };
  }
}
