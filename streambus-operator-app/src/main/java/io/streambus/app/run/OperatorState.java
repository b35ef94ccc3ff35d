package io.streambus.app.run;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.streambus.operator.StreamBusOperator;
import java.util.Optional;

/**
 * Lifecycle state of the process, for probes. In Prometheus: the gauge {@code
 * streambus_operator_leader}, which is 1 while the process leads.
 */
public final class OperatorState implements MeterBinder {

  private enum Phase {
    STARTING,
    STANDBY,
    RUNNING,
    STOPPING
  }

  private record Snapshot(Phase phase, boolean leading, Optional<StreamBusOperator> operator) {}

  private volatile Snapshot current = new Snapshot(Phase.STARTING, false, Optional.empty());

  @Override
  public void bindTo(MeterRegistry registry) {
    Gauge.builder("streambus.operator.leader", () -> current.leading() ? 1 : 0)
        .description("1 while this process leads or runs without leader election, otherwise 0.")
        .register(registry);
  }

  /** Another replica leads; this one takes over when it stops. */
  void setStandby() {
    current = new Snapshot(Phase.STANDBY, false, Optional.empty());
  }

  /** This process leads, and the caches are being filled. */
  void setStarting() {
    current = new Snapshot(Phase.STARTING, true, Optional.empty());
  }

  void setRunning(StreamBusOperator operator) {
    current = new Snapshot(Phase.RUNNING, true, Optional.of(operator));
  }

  /**
   * Returns the operator that was running, if any. The process leads until it releases the Lease,
   * after running reconciliations complete.
   */
  Optional<StreamBusOperator> setStopping() {
    Snapshot last = current;
    current = new Snapshot(Phase.STOPPING, last.leading(), Optional.empty());
    return last.operator();
  }

  /** Returns whether the caches are filled or another replica leads. */
  boolean isReady() {
    Phase phase = current.phase();
    return phase == Phase.STANDBY || phase == Phase.RUNNING;
  }

  /** Returns false if a restart of the process is necessary. */
  boolean isHealthy() {
    return current.operator().map(StreamBusOperator::isHealthy).orElse(true);
  }
}
