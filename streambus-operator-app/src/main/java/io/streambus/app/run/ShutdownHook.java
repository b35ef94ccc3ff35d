package io.streambus.app.run;

import io.streambus.app.console.ExitCode;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Shuts down gracefully on SIGTERM and SIGINT: runs a stop action, then terminates the JVM with 0,
 * or with 1 if the action failed.
 */
public final class ShutdownHook implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(ShutdownHook.class);

  private final CountDownLatch received = new CountDownLatch(1);
  private final Runnable stop;
  private final Thread hook = new Thread(this::stopAndHalt, "shutdown");

  private ShutdownHook(Runnable stop) {
    this.stop = stop;
  }

  /** Registers an action to run on a signal, which must complete within a bounded time. */
  public static ShutdownHook register(Runnable stop) {
    var shutdownHook = new ShutdownHook(stop);
    Runtime.getRuntime().addShutdownHook(shutdownHook.hook);
    return shutdownHook;
  }

  public boolean isSignalReceived() {
    return received.getCount() == 0;
  }

  /** Waits for a signal and the stop action; the JVM terminates soon after it returns. */
  public void await() throws InterruptedException {
    received.await();
    hook.join();
  }

  /** Restores the default handling of signals, unless one was already received. */
  @Override
  public void close() {
    if (!isSignalReceived()) {
      Runtime.getRuntime().removeShutdownHook(hook);
    }
  }

  private void stopAndHalt() {
    received.countDown();
    var code = ExitCode.FAILED;
    try {
      stop.run();
      code = ExitCode.OK;
    } catch (RuntimeException e) {
      log.atError().setCause(e).log("Stop action failed");
    } finally {
      // Not exit, which would wait forever for this thread, because the JVM is already exiting.
      Runtime.getRuntime().halt(code.code());
    }
  }
}
