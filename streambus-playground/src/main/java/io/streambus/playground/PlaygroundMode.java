package io.streambus.playground;

/** Behavior of the playground once the clusters are Running. */
public enum PlaygroundMode {
  /** Prints changes until a signal arrives, without a timeout. */
  WATCH,
  /** Exits, and fails if the clusters are not Running within the timeout. */
  EXIT_WHEN_RUNNING
}
