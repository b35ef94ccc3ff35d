package io.streambus.testkit.faults;

/** Counts requests and decides which action applies to each. */
final class FaultDecider {

  private FaultPlan plan = FaultPlan.none();
  private int writes;
  private int faults;
  private boolean crashed;

  /** A request and the action that applies to it. */
  record Decision(ApiRequest request, FaultAction faultAction) {

    boolean ends() {
      return faultAction instanceof FaultAction.EndsBefore
          || faultAction instanceof FaultAction.EndsAfter;
    }
  }

  synchronized void follow(FaultPlan next) {
    plan = next;
  }

  synchronized Decision decide(RequestHead head) {
    boolean write = ApiRequest.isWrite(head.method());
    writes += write ? 1 : 0;
    ApiRequest request = new ApiRequest(head.method(), head.url(), write ? writes : 0);
    Decision decision =
        new Decision(request, crashed ? new FaultAction.RequestLost() : plan.of(request));
    faults += decision.faultAction().isFault() ? 1 : 0;
    crashed |= decision.ends();
    return decision;
  }

  synchronized int writes() {
    return writes;
  }

  synchronized int faults() {
    return faults;
  }
}
