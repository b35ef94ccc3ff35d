package io.streambus.testkit.controlplane;

import io.streambus.testkit.controlplane.binaries.ControlPlaneProgram;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The processes of one control plane. None outlives this object or the JVM. */
final class Processes implements AutoCloseable {

  private final Map<ControlPlaneProgram, ManagedProcess> started =
      new EnumMap<>(ControlPlaneProgram.class);
  private final Thread endOfJvm = new Thread(this::kill, "streambus-testkit-end-of-jvm");
  private final WorkFolder work;
  private final Duration stopTimeout;

  Processes(WorkFolder work, Duration stopTimeout) {
    this.work = work;
    this.stopTimeout = stopTimeout;
    Runtime.getRuntime().addShutdownHook(endOfJvm);
  }

  synchronized void start(ControlPlaneProgram controlPlaneProgram, List<String> command) {
    ManagedProcess process = new ManagedProcess(controlPlaneProgram.executable(), command, work);
    started.put(controlPlaneProgram, process);
    process.start();
  }

  synchronized ManagedProcess get(ControlPlaneProgram controlPlaneProgram) {
    ManagedProcess process = started.get(controlPlaneProgram);
    if (process == null) {
      throw new IllegalArgumentException(
          controlPlaneProgram.executable() + " is not part of this control plane");
    }
    return process;
  }

  synchronized void stop(ControlPlaneProgram controlPlaneProgram) {
    ManagedProcess process = get(controlPlaneProgram);
    process.terminate();
    process.awaitEnd(Deadline.after(stopTimeout));
  }

  /** Fails if one of the processes has ended, with the end of what it printed. */
  synchronized void checkRunning() {
    for (ManagedProcess process : started.values()) {
      if (!process.isRunning()) {
        throw new ControlPlaneStartException(
            process.name() + " has ended; its last lines:\n" + process.tail(20));
      }
    }
  }

  /** The end of what each process printed, for errors. */
  synchronized String tails() {
    return started.values().stream()
        .map(process -> process.name() + ":\n" + process.tail(5))
        .collect(Collectors.joining("\n"));
  }

  /** Ends all within the stop timeout, those that depend on others first. */
  @Override
  public synchronized void close() {
    List<ManagedProcess> lastFirst = new ArrayList<>(started.values());
    Collections.reverse(lastFirst);
    Deadline deadline = Deadline.after(stopTimeout);
    for (ManagedProcess process : lastFirst) {
      // One after the other: an API server whose etcd is gone takes its time to end.
      process.terminate();
      process.awaitEnd(deadline);
    }
    try {
      Runtime.getRuntime().removeShutdownHook(endOfJvm);
    } catch (IllegalStateException e) {
      // The JVM is shutting down, so the hook runs; by now it has nothing left to do.
      return;
    }
  }

  private synchronized void kill() {
    started.values().forEach(ManagedProcess::kill);
  }
}
