package io.streambus.benchmarks.apply;

import io.streambus.benchmarks.controlplane.Requests;
import io.streambus.benchmarks.process.Memory;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * Result of one round in which the operator starts on clusters without objects.
 *
 * @param startTime start time of the process
 * @param timeToReady time from process start until the caches are synced
 * @param requests requests until the status of every cluster is written
 * @param additionalRequests requests for the additional clusters, by the same process
 * @param reconciles number of reconciliations over all clusters before the additional ones are
 *     added
 * @param cpu CPU time of the process until the status of every cluster is written, including
 *     startup
 * @param cpuSecondsPerThread the same CPU time per kind of thread, in seconds
 * @param memory memory use after {@code requests}
 */
record ApplyRun(
    Instant startTime,
    Duration timeToReady,
    Requests requests,
    Requests additionalRequests,
    double reconciles,
    Duration cpu,
    Map<String, Double> cpuSecondsPerThread,
    Memory memory) {

  /** Time from process start until all objects and the first status of every cluster exist. */
  Duration timeToStatuses() {
    return Duration.between(startTime, applied().last());
  }

  /** Writes per second between the first and the last write of that time. */
  double rate() {
    return applied().rate();
  }

  /** Writes per second, including process startup. */
  double rateIncludingStartup() {
    return applied().count() * 1e9 / timeToStatuses().toNanos();
  }

  /** The same rate for the additional clusters. */
  double additionalRate() {
    return additionalRequests.writes().untilFirstStatuses().rate();
  }

  /**
   * The first status of a cluster is its last write. Another one, which reports that nobody creates
   * its pods, follows only after 15 seconds.
   */
  private Requests applied() {
    return requests.writes().untilFirstStatuses();
  }
}
