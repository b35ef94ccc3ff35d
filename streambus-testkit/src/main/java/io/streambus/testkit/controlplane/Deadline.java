package io.streambus.testkit.controlplane;

import java.time.Duration;

/** A fixed point in time that limits several waits together. */
record Deadline(long nanoTime) {

  static Deadline after(Duration duration) {
    return new Deadline(System.nanoTime() + duration.toNanos());
  }

  boolean hasPassed() {
    return remaining().isZero();
  }

  Duration remaining() {
    return Duration.ofNanos(Math.max(0, nanoTime - System.nanoTime()));
  }
}
