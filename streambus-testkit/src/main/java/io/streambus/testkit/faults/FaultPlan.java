package io.streambus.testkit.faults;

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
    return request ->
        request.writeNumber() == write
            ? new FaultAction.CrashBeforeRequest()
            : new FaultAction.Forward();
  }

  /**
   * Crashes the client after a write and before it reads the response.
   *
   * @param write number of the write, counted from 1
   */
  static FaultPlan crashAfterWrite(int write) {
    return request ->
        request.writeNumber() == write
            ? new FaultAction.CrashAfterRequest()
            : new FaultAction.Forward();
  }

  /** Applies an action to every n-th write, starting with the first. */
  static FaultPlan everyNthWrite(int n, FaultAction faultAction) {
    return request ->
        request.writeNumber() % n == 1 % n && request.isWrite()
            ? faultAction
            : new FaultAction.Forward();
  }
}
