package io.streambus.app.run;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Checks leader election regularly, on a thread of its own that never waits for a request. */
final class ElectionWatchdog implements AutoCloseable {

  private final Duration interval;
  private final Supplier<Optional<String>> failure;
  private final Consumer<String> onFailure;
  private final Thread thread = new Thread(this::watch, "election-watchdog");

  /**
   * Creates a watchdog that is not started.
   *
   * @param failure why leader election does not work; empty while it works
   * @param onFailure is called after each check that finds a failure
   */
  ElectionWatchdog(
      Duration interval, Supplier<Optional<String>> failure, Consumer<String> onFailure) {
    this.interval = interval;
    this.failure = failure;
    this.onFailure = onFailure;
  }

  void start() {
    thread.setDaemon(true);
    thread.start();
  }

  private void watch() {
    try {
      while (!Thread.interrupted()) {
        TimeUnit.MILLISECONDS.sleep(interval.toMillis());
        failure.get().ifPresent(onFailure);
      }
    } catch (InterruptedException e) {
      // The watchdog was closed.
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
