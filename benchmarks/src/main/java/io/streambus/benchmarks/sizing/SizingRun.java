package io.streambus.benchmarks.sizing;

import java.util.List;

/**
 * What the operator needs for a number of clusters.
 *
 * @param clusters number and kind of the existing clusters
 * @param residentAfterCreation resident memory in MB of the process that created all objects
 * @param starts restarts of the operator, one per round
 */
record SizingRun(String clusters, double residentAfterCreation, List<SizedStart> starts) {

  /** Copies the list. */
  SizingRun {
    starts = List.copyOf(starts);
  }

  /**
   * A start of the operator on clusters that match their desired state.
   *
   * @param secondsToReady time from process start until {@code /readyz} succeeds
   * @param resident resident memory in MB, at rest
   * @param afterCollection resident memory in MB, after a garbage collection
   * @param heap live objects in MB
   * @param cpuSeconds CPU time in a period of rest
   * @param requests requests in this period, without watches
   * @param connections connections to the API server
   * @param threads threads of the process
   * @param afterReconnect resident memory in MB after a restart of the API server
   */
  record SizedStart(
      double secondsToReady,
      double resident,
      double afterCollection,
      double heap,
      double cpuSeconds,
      double requests,
      double connections,
      double threads,
      double afterReconnect) {}
}
