package io.streambus.testkit.controlplane;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * Waits for conditions until one common deadline, and fails immediately if a process has exited.
 */
record Poll(Deadline deadline, Processes processes) {

  private static final Duration INTERVAL = Duration.ofMillis(50);

  /** Waits for a condition. {@code expectation} completes "the control plane did not ...". */
  void until(String expectation, BooleanSupplier condition) {
    while (!condition.getAsBoolean()) {
      processes.checkRunning();
      if (deadline.hasPassed()) {
        throw new ControlPlaneStartException(
            "The control plane did not " + expectation + " in time\n" + processes.outputTails());
      }
      pause();
    }
  }

  private static void pause() {
    try {
      Thread.sleep(INTERVAL.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ControlPlaneStartException("Interrupted while starting the control plane", e);
    }
  }
}
