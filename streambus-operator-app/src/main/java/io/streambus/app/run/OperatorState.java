package io.streambus.app.run;

import io.streambus.operator.StreamBusOperator;
import java.util.Optional;

/** How far the process is, for probes. */
public final class OperatorState {

  private enum Phase {
    STARTING,
    STANDING_BY,
    RUNNING,
    STOPPING
  }

  private record Snapshot(Phase phase, Optional<StreamBusOperator> operator) {}

  private volatile Snapshot current = new Snapshot(Phase.STARTING, Optional.empty());

  /** Another replica leads; this one takes over when that one ends. */
  void standsBy() {
    current = new Snapshot(Phase.STANDING_BY, Optional.empty());
  }

  /** Caches are being filled. */
  void starts() {
    current = new Snapshot(Phase.STARTING, Optional.empty());
  }

  void runs(StreamBusOperator operator) {
    current = new Snapshot(Phase.RUNNING, Optional.of(operator));
  }

  /** Returns the operator that ran until now, if any. */
  Optional<StreamBusOperator> stops() {
    Optional<StreamBusOperator> running = current.operator();
    current = new Snapshot(Phase.STOPPING, Optional.empty());
    return running;
  }

  /** Whether the caches are filled, or another replica leads. */
  boolean isReady() {
    Phase phase = current.phase();
    return phase == Phase.STANDING_BY || phase == Phase.RUNNING;
  }

  /** Whether a restart would not help. */
  boolean isHealthy() {
    return current.operator().map(StreamBusOperator::isHealthy).orElse(true);
  }
}
