package io.streambus.operator.brokers;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Runs one task repeatedly, never concurrently with itself. */
final class RepeatingTask {

  private final Supplier<ScheduledExecutorService> threads;
  private final Supplier<Optional<Duration>> task;
  private @Nullable Future<?> next;
  private boolean running;
  private boolean runAgain;
  private boolean stopped;

  /**
   * Does not run the task yet.
   *
   * @param threads returns the threads for the next run
   * @param task returns the delay until the next run; if empty, it runs next on {@link #runNow}
   */
  RepeatingTask(Supplier<ScheduledExecutorService> threads, Supplier<Optional<Duration>> task) {
    this.threads = threads;
    this.task = task;
  }

  /** Runs the task as soon as a thread is free. */
  synchronized void runNow() {
    if (running) {
      runAgain = true;
    } else {
      schedule(Duration.ZERO);
    }
  }

  /** Stops the repetition and interrupts a current run. */
  synchronized void stop() {
    stopped = true;
    cancel(true);
  }

  private void run() {
    if (tryStart()) {
      Optional<Duration> delay = Optional.empty();
      try {
        delay = task.get();
      } finally {
        finish(delay);
      }
    }
  }

  private synchronized boolean tryStart() {
    boolean starts = !stopped && !running;
    running |= starts;
    return starts;
  }

  private synchronized void finish(Optional<Duration> delay) {
    running = false;
    if (runAgain) {
      runAgain = false;
      schedule(Duration.ZERO);
    } else {
      delay.ifPresent(this::schedule);
    }
  }

  private void schedule(Duration delay) {
    if (!stopped) {
      cancel(false);
      next = threads.get().schedule(this::run, delay.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  private void cancel(boolean interrupts) {
    if (next != null) {
      next.cancel(interrupts);
    }
  }
}
