package io.streambus.playground;

/** What follows once the clusters run. */
public enum PlaygroundMode {
  /** Changes are shown until a signal comes, however long the clusters take. */
  STAY,
  /** It is over; and it failed when they take too long. */
  EXIT
}
