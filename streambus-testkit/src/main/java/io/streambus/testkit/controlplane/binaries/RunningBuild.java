package io.streambus.testkit.controlplane.binaries;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * A build process that is killed, together with its children, when this object is closed or the JVM
 * exits.
 */
final class RunningBuild implements AutoCloseable {

  private final Process process;
  private final Thread shutdownHook = new Thread(this::kill, "streambus-testkit-build-shutdown");

  RunningBuild(Process process) {
    this.process = process;
    Runtime.getRuntime().addShutdownHook(shutdownHook);
  }

  int exitCode(Duration timeout) throws BinarySourceException {
    try {
      if (!process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new BinarySourceException("not finished within " + timeout.toSeconds() + " s");
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BinarySourceException("interrupted", e);
    }
  }

  @Override
  public void close() {
    kill();
    try {
      Runtime.getRuntime().removeShutdownHook(shutdownHook);
    } catch (IllegalStateException e) {
      // The JVM is shutting down and runs the hook; killing the process twice is harmless.
      return;
    }
  }

  private void kill() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }
}
