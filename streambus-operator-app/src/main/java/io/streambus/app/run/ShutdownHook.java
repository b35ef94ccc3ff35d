package io.streambus.app.run;

import io.streambus.app.console.ExitCode;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes SIGTERM and SIGINT as the wish to end in good order. What is to be stopped is stopped, then
 * the JVM ends with 0, or with 1 if stopping failed.
 */
public final class ShutdownHook implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(ShutdownHook.class);

  private final CountDownLatch received = new CountDownLatch(1);
  private final Runnable stop;
  private final Thread hook = new Thread(this::end, "stop-signal");

  private ShutdownHook(Runnable stop) {
    this.stop = stop;
  }

  /** From now on a signal runs {@code stop}, which must end within a bounded time. */
  public static ShutdownHook on(Runnable stop) {
    var signal = new ShutdownHook(stop);
    Runtime.getRuntime().addShutdownHook(signal.hook);
    return signal;
  }

  /** Whether a signal came. */
  public boolean isReceived() {
    return received.getCount() == 0;
  }

  /** Waits for a signal; the JVM ends some time after it returns. */
  public void await() throws InterruptedException {
    received.await();
    hook.join();
  }

  /** Signals end the JVM at once again, unless one came already. */
  @Override
  public void close() {
    if (!isReceived()) {
      Runtime.getRuntime().removeShutdownHook(hook);
    }
  }

  private void end() {
    received.countDown();
    var code = ExitCode.FAILED;
    try {
      stop.run();
      code = ExitCode.OK;
    } catch (RuntimeException e) {
      log.atError().setCause(e).log("stopping failed");
    } finally {
      // Not exit: the JVM is ending already and would wait for this thread for ever.
      Runtime.getRuntime().halt(code.number());
    }
  }
}
