package io.streambus.testkit.faults;

import java.util.regex.Pattern;

/**
 * A request to the API server.
 *
 * @param method HTTP method, such as {@code PATCH}
 * @param url path and query
 * @param writeNumber number of the write, counted from 1 since the proxy was started; 0 for a
 *     request that is not a write
 */
public record ApiRequest(String method, String url, int writeNumber) {

  private static final Pattern WATCH = Pattern.compile("[?&]watch=(true|1)\\b");

  /** Whether the request is a write: {@code POST}, {@code PUT}, {@code PATCH} or {@code DELETE}. */
  public boolean isWrite() {
    return isWrite(method);
  }

  /** Whether the request is a watch, whose response has no end. */
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
