package io.streambus.app.run;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Repeats a task that never waits for a request, on a thread of its own. */
final class PeriodicThread implements AutoCloseable {

  private final Duration interval;
  private final Runnable task;
  private final Thread thread;

  /**
   * Creates a thread that is not started.
   *
   * @param interval time before each run of the task
   */
  PeriodicThread(String name, Duration interval, Runnable task) {
    this.interval = interval;
    this.task = task;
    this.thread = new Thread(this::run, name);
  }

  void start() {
    thread.setDaemon(true);
    thread.start();
  }

  private void run() {
    try {
      while (!Thread.interrupted()) {
        TimeUnit.MILLISECONDS.sleep(interval.toMillis());
        task.run();
      }
    } catch (InterruptedException e) {
      // The thread was closed.
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
