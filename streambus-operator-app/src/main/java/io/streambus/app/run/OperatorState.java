package io.streambus.app.run;

import io.streambus.operator.StreamBusOperator;
import java.util.Optional;

/** Lifecycle state of the process, for probes. */
public final class OperatorState {

  private enum Phase {
    STARTING,
    STANDBY,
    RUNNING,
    STOPPING
  }

  private record Snapshot(Phase phase, Optional<StreamBusOperator> operator) {}

  private volatile Snapshot current = new Snapshot(Phase.STARTING, Optional.empty());

  /** Another replica leads; this one takes over when it stops. */
  void setStandby() {
    current = new Snapshot(Phase.STANDBY, Optional.empty());
  }

  /** The caches are being filled. */
  void setStarting() {
    current = new Snapshot(Phase.STARTING, Optional.empty());
  }

  void setRunning(StreamBusOperator operator) {
    current = new Snapshot(Phase.RUNNING, Optional.of(operator));
  }

  /** Returns the operator that was running, if any. */
  Optional<StreamBusOperator> setStopping() {
    Optional<StreamBusOperator> running = current.operator();
    current = new Snapshot(Phase.STOPPING, Optional.empty());
    return running;
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
