package io.streambus.operator.brokers;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Runs one task again and again, never beside itself. */
final class RepeatingTask {

  private final ScheduledExecutorService threads;
  private final Supplier<Optional<Duration>> task;
  private @Nullable Future<?> next;
  private boolean running;
  private boolean hurried;
  private boolean ended;

  /**
   * Runs nothing yet.
   *
   * @param task gives the pause until it is due again; empty: not until it is hurried
   */
  RepeatingTask(ScheduledExecutorService threads, Supplier<Optional<Duration>> task) {
    this.threads = threads;
    this.task = task;
  }

  /** Runs the task as soon as a thread is free. */
  synchronized void hurry() {
    if (running) {
      hurried = true;
    } else {
      schedule(Duration.ZERO);
    }
  }

  /** Never runs the task again; one that runs goes on. */
  synchronized void end() {
    ended = true;
    cancel();
  }

  private void run() {
    if (begin()) {
      Optional<Duration> pause = Optional.empty();
      try {
        pause = task.get();
      } finally {
        end(pause);
      }
    }
  }

  private synchronized boolean begin() {
    boolean begins = !ended && !running;
    running |= begins;
    return begins;
  }

  private synchronized void end(Optional<Duration> pause) {
    running = false;
    if (hurried) {
      hurried = false;
      schedule(Duration.ZERO);
    } else {
      pause.ifPresent(this::schedule);
    }
  }

  private void schedule(Duration pause) {
    if (!ended) {
      cancel();
      next = threads.schedule(this::run, pause.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  private void cancel() {
    if (next != null) {
      next.cancel(false);
    }
  }
}
