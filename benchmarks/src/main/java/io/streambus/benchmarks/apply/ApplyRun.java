package io.streambus.benchmarks.apply;

import io.streambus.benchmarks.plane.Requests;
import io.streambus.benchmarks.process.Memory;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * What one round gave in which the operator found clusters without objects.
 *
 * @param begin when the process was started
 * @param toReady from the start until its caches were filled
 * @param requests until all statuses were written
 * @param further requests for as many further clusters, by the same process
 * @param reconciles over all clusters until then
 * @param cpu time of the process until then, its start included
 * @param threads the same by kind of thread, in seconds
 * @param memory after that
 */
record ApplyRun(
    Instant begin,
    Duration toReady,
    Requests requests,
    Requests further,
    double reconciles,
    Duration cpu,
    Map<String, Double> threads,
    Memory memory) {

  /** From the start of the process until the last write. */
  Duration sinceStart() {
    return Duration.between(begin, requests.writes().last());
  }

  /** Writes per second from the first to the last. */
  double rate() {
    return requests.writes().rate();
  }

  /** Writes per second, with the start of the process. */
  double rateSinceStart() {
    return requests.writes().count() * 1e9 / sinceStart().toNanos();
  }
}
