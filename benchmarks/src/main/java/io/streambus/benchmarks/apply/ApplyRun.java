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

  /** Time from process start to the last write. */
  Duration timeToLastWrite() {
    return Duration.between(startTime, requests.writes().last());
  }

  /** Writes per second between the first and the last write. */
  double rate() {
    return requests.writes().rate();
  }

  /** Writes per second, including process startup. */
  double rateIncludingStartup() {
    return requests.writes().count() * 1e9 / timeToLastWrite().toNanos();
  }
}
