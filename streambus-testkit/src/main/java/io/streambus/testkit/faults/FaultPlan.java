package io.streambus.testkit.faults;

/** Says what becomes of requests. It is asked for one after the other, in order of arrival. */
@FunctionalInterface
public interface FaultPlan {

  /** What becomes of a request. */
  FaultAction of(ApiRequest request);

  /** Everything goes through. */
  static FaultPlan none() {
    return request -> new FaultAction.Passes();
  }

  /** The client ends before its n-th write. */
  static FaultPlan endBefore(int write) {
    return request ->
        request.write() == write ? new FaultAction.EndsBefore() : new FaultAction.Passes();
  }

  /** The client ends after its n-th write, and before it reads the answer. */
  static FaultPlan endAfter(int write) {
    return request ->
        request.write() == write ? new FaultAction.EndsAfter() : new FaultAction.Passes();
  }

  /** Something happens to every n-th write, beginning with the first. */
  static FaultPlan everyNthWrite(int n, FaultAction faultAction) {
    return request ->
        request.write() % n == 1 % n && request.isWrite() ? faultAction : new FaultAction.Passes();
  }
}
