package io.streambus.testkit.faults;

import io.streambus.testkit.faults.FaultPlan.ApiRequest;

/** Counts requests and decides which action applies to each. */
final class FaultDecider {

  private FaultPlan plan = FaultPlan.none();
  private int writeCount;
  private int faultCount;
  private boolean crashed;

  /** A request and the action that applies to it. */
  record Decision(ApiRequest request, FaultAction action) {

    boolean crashesClient() {
      return action instanceof FaultAction.CrashBeforeRequest
          || action instanceof FaultAction.CrashAfterRequest;
    }
  }

  synchronized void setPlan(FaultPlan next) {
    plan = next;
  }

  synchronized Decision decide(RequestHead head) {
    boolean write = ApiRequest.isWrite(head.method());
    writeCount += write ? 1 : 0;
    ApiRequest request = new ApiRequest(head.method(), head.url(), write ? writeCount : 0);
    Decision decision =
        new Decision(request, crashed ? new FaultAction.DropRequest() : plan.actionFor(request));
    faultCount += decision.action().isFault() ? 1 : 0;
    crashed |= decision.crashesClient();
    return decision;
  }

  synchronized int writeCount() {
    return writeCount;
  }

  synchronized int faultCount() {
    return faultCount;
  }
}
