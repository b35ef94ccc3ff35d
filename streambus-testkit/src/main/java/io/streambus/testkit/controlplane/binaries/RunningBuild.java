package io.streambus.testkit.controlplane.binaries;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A build process that ends with this object or with the JVM, together with its children. */
final class RunningBuild implements AutoCloseable {

  private final Process process;
  private final Thread cutOff = new Thread(this::kill, "streambus-testkit-build-cut-off");

  RunningBuild(Process process) {
    this.process = process;
    Runtime.getRuntime().addShutdownHook(cutOff);
  }

  int exitCode(Duration bound) throws BinarySourceException {
    try {
      if (!process.waitFor(bound.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new BinarySourceException("not done within " + bound.toSeconds() + " s");
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
      Runtime.getRuntime().removeShutdownHook(cutOff);
    } catch (IllegalStateException e) {
      // The JVM is shutting down, so the hook runs; killing twice does no harm.
      return;
    }
  }

  private void kill() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }
}
