package io.streambus.operator.resilience;

import io.streambus.testkit.faults.ApiRequest;
import io.streambus.testkit.faults.FaultAction;
import io.streambus.testkit.faults.FaultPlan;
import io.streambus.testkit.faults.FaultProxy;
import java.time.Duration;

/** What goes wrong between an operator and its server while it works. */
enum InjectedFault {
  /** Few, since the operator asks for a name that is taken every minute only. */
  CONFLICTS(2, 6),
  THROTTLING(40, 3),
  SERVER_ERRORS(40, 3),
  LOST_REQUESTS(40, 3),
  LOST_ANSWERS(40, 3),
  SLOW_ANSWERS(1000, 1),
  DROPPED_WATCHES(0, 1);

  private final int most;
  private final int every;

  InjectedFault(int most, int every) {
    this.most = most;
    this.every = every;
  }

  /** Every so many writes, and no more than so many times; reads are slow, too. */
  FaultPlan plan(FaultProxy proxy) {
    int before = proxy.writes();
    int faults = proxy.faults();
    return request ->
        isDue(request, before) && proxy.faults() - faults < most
            ? faultAction()
            : new FaultAction.Passes();
  }

  private boolean isDue(ApiRequest request, int before) {
    return this == SLOW_ANSWERS
        ? !request.isWatch()
        : request.isWrite() && (request.write() - before) % every == 1 % every;
  }

  /** Called again and again while the operator works. Returns the faults that it made. */
  int nag(FaultProxy proxy) {
    return this == DROPPED_WATCHES ? proxy.dropWatches() : 0;
  }

  private FaultAction faultAction() {
    return switch (this) {
      case CONFLICTS -> new FaultAction.Refused(409);
      case THROTTLING -> new FaultAction.Throttled(Duration.ofSeconds(1));
      case SERVER_ERRORS -> new FaultAction.Refused(500);
      case LOST_REQUESTS -> new FaultAction.RequestLost();
      case LOST_ANSWERS -> new FaultAction.AnswerLost();
      case SLOW_ANSWERS -> new FaultAction.Waits(Duration.ofMillis(200));
      case DROPPED_WATCHES -> new FaultAction.Passes();
    };
  }
}
