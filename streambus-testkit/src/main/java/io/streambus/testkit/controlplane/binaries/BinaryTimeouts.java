package io.streambus.testkit.controlplane.binaries;

import java.time.Duration;

/**
 * Timeouts of the sources of binaries.
 *
 * @param connect maximum time to connect to a release site; short, so that a machine without
 *     network access falls back quickly
 * @param download maximum time to download one file
 * @param build maximum time to build one program
 */
public record BinaryTimeouts(Duration connect, Duration download, Duration build) {

  /** Returns the defaults: 5 seconds, 10 minutes and 60 minutes. */
  public static BinaryTimeouts defaults() {
    return new BinaryTimeouts(
        Duration.ofSeconds(5), Duration.ofMinutes(10), Duration.ofMinutes(60));
  }
}
