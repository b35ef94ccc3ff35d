package io.streambus.testkit.controlplane;

import io.streambus.testkit.controlplane.binaries.ControlPlaneProgram;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/**
 * The processes of one control plane. All of them stop when this object is closed or the JVM exits.
 */
final class Processes implements AutoCloseable {

  private static final Duration POLL_INTERVAL = Duration.ofMillis(50);

  private final Map<ControlPlaneProgram, ManagedProcess> started =
      new EnumMap<>(ControlPlaneProgram.class);
  private final Thread shutdownHook = new Thread(this::kill, "streambus-testkit-shutdown");
  private final WorkDirectory work;
  private final Duration stopTimeout;

  Processes(WorkDirectory work, Duration stopTimeout) {
    this.work = work;
    this.stopTimeout = stopTimeout;
    Runtime.getRuntime().addShutdownHook(shutdownHook);
  }

  synchronized void start(ControlPlaneProgram program, List<String> command) {
    ManagedProcess process = new ManagedProcess(program.executable(), command, work);
    started.put(program, process);
    process.start();
  }

  synchronized ManagedProcess get(ControlPlaneProgram program) {
    ManagedProcess process = started.get(program);
    if (process == null) {
      throw new IllegalArgumentException(
          program.executable() + " is not part of this control plane");
    }
    return process;
  }

  synchronized void stop(ControlPlaneProgram program) {
    ManagedProcess process = get(program);
    process.terminate();
    process.awaitExit(Deadline.after(stopTimeout));
  }

  /**
   * Waits for a condition.
   *
   * @param expectation completes "the control plane did not ..."
   * @throws ControlPlaneStartException at the deadline, or immediately if a process has exited; the
   *     message contains the end of the output
   */
  void await(String expectation, BooleanSupplier condition, Deadline deadline) {
    while (!condition.getAsBoolean()) {
      checkRunning();
      if (deadline.hasPassed()) {
        throw new ControlPlaneStartException(
            "The control plane did not " + expectation + " in time\n" + outputTails());
      }
      pause();
    }
  }

  private static void pause() {
    try {
      Thread.sleep(POLL_INTERVAL.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ControlPlaneStartException("Interrupted while starting the control plane", e);
    }
  }

  private synchronized void checkRunning() {
    for (ManagedProcess process : started.values()) {
      if (!process.isRunning()) {
        throw new ControlPlaneStartException(
            process.name() + " exited; last lines of its output:\n" + process.tail(20));
      }
    }
  }

  private synchronized String outputTails() {
    return started.values().stream()
        .map(process -> process.name() + ":\n" + process.tail(5))
        .collect(Collectors.joining("\n"));
  }

  /** Stops all processes within the stop timeout, in reverse order of their dependencies. */
  @Override
  public synchronized void close() {
    List<ManagedProcess> reversed = new ArrayList<>(started.values());
    Collections.reverse(reversed);
    Deadline deadline = Deadline.after(stopTimeout);
    for (ManagedProcess process : reversed) {
      // One after the other: an API server without etcd takes a long time to exit.
      process.terminate();
      process.awaitExit(deadline);
    }
    try {
      Runtime.getRuntime().removeShutdownHook(shutdownHook);
    } catch (IllegalStateException e) {
      // The JVM is shutting down and runs the hook, but all processes have already exited.
      return;
    }
  }

  private synchronized void kill() {
    started.values().forEach(ManagedProcess::kill);
  }
}
