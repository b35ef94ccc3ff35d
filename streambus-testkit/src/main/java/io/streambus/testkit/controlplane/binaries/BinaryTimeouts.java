package io.streambus.testkit.controlplane.binaries;

import java.time.Duration;

/**
 * How long the ways of getting a program may take.
 *
 * @param connect to reach a release site; short, so that a closed network costs little
 * @param download for one file as a whole
 * @param build for one program as a whole
 */
public record BinaryTimeouts(Duration connect, Duration download, Duration build) {

  /** 5 seconds, 10 minutes and 60 minutes. */
  public static BinaryTimeouts defaults() {
    return new BinaryTimeouts(
        Duration.ofSeconds(5), Duration.ofMinutes(10), Duration.ofMinutes(60));
  }
}
