package io.streambus.testkit.faults;

import java.util.regex.Pattern;

/**
 * Decides what happens to requests. It is called once per request, in order of arrival, by one
 * thread at a time.
 */
@FunctionalInterface
public interface FaultPlan {

  /** Returns the action for a request. */
  FaultAction actionFor(ApiRequest request);

  /** Forwards everything. */
  static FaultPlan none() {
    return request -> new FaultAction.Forward();
  }

  /**
   * Crashes the client before a write.
   *
   * @param write number of the write, counted from 1
   */
  static FaultPlan crashBeforeWrite(int write) {
    return onWrite(write, new FaultAction.CrashBeforeRequest());
  }

  /**
   * Crashes the client after a write and before it reads the response.
   *
   * @param write number of the write, counted from 1
   */
  static FaultPlan crashAfterWrite(int write) {
    return onWrite(write, new FaultAction.CrashAfterRequest());
  }

  private static FaultPlan onWrite(int write, FaultAction action) {
    return request -> request.writeNumber() == write ? action : new FaultAction.Forward();
  }

  /** Applies an action to every n-th write, starting with the first. */
  static FaultPlan everyNthWrite(int n, FaultAction faultAction) {
    return request ->
        request.writeNumber() % n == 1 % n && request.isWrite()
            ? faultAction
            : new FaultAction.Forward();
  }

  /**
   * A request to the API server.
   *
   * @param method HTTP method, such as {@code PATCH}
   * @param url path and query
   * @param writeNumber number of the write, counted from 1 since the proxy was started; 0 for a
   *     request that is not a write
   */
  record ApiRequest(String method, String url, int writeNumber) {

    private static final Pattern WATCH = Pattern.compile("[?&]watch=(true|1)\\b");

    /**
     * Whether the request is a write: {@code POST}, {@code PUT}, {@code PATCH} or {@code DELETE}.
     */
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
}
