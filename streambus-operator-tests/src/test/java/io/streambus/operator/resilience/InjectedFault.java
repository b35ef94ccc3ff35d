package io.streambus.operator.resilience;

import io.streambus.testkit.faults.FaultAction;
import io.streambus.testkit.faults.FaultPlan;
import io.streambus.testkit.faults.FaultPlan.ApiRequest;
import io.streambus.testkit.faults.FaultProxy;
import java.time.Duration;

/** A fault between an operator and its API server. */
enum InjectedFault {
  /** Few, because the operator retries after a name conflict only once a minute. */
  CONFLICTS(2, 6),
  THROTTLING(40, 3),
  SERVER_ERRORS(40, 3),
  LOST_REQUESTS(40, 3),
  LOST_RESPONSES(40, 3),
  SLOW_RESPONSES(1000, 1),
  DROPPED_WATCHES(0, 1);

  private final int maxFaults;
  private final int interval;

  InjectedFault(int maxFaults, int interval) {
    this.maxFaults = maxFaults;
    this.interval = interval;
  }

  /** Injects a fault at fixed intervals of writes, up to the maximum; reads are slow as well. */
  FaultPlan plan(FaultProxy proxy) {
    int before = proxy.writeCount();
    int faults = proxy.faultCount();
    return request ->
        isDue(request, before) && proxy.faultCount() - faults < maxFaults
            ? faultAction()
            : new FaultAction.Forward();
  }

  private boolean isDue(ApiRequest request, int before) {
    return this == SLOW_RESPONSES
        ? !request.isWatch()
        : request.isWrite() && (request.writeNumber() - before) % interval == 1 % interval;
  }

  /** Called repeatedly while the operator works. Returns the number of injected faults. */
  int dropWatches(FaultProxy proxy) {
    return this == DROPPED_WATCHES ? proxy.dropWatches() : 0;
  }

  private FaultAction faultAction() {
    return switch (this) {
      case CONFLICTS -> new FaultAction.Reject(409);
      case THROTTLING -> new FaultAction.Throttle(Duration.ofSeconds(1));
      case SERVER_ERRORS -> new FaultAction.Reject(500);
      case LOST_REQUESTS -> new FaultAction.DropRequest();
      case LOST_RESPONSES -> new FaultAction.DropResponse();
      case SLOW_RESPONSES -> new FaultAction.Delay(Duration.ofMillis(200));
      case DROPPED_WATCHES -> new FaultAction.Forward();
    };
  }
}
