package io.streambus.testkit.simulation;

import io.streambus.operator.kubernetes.KubernetesUnavailableException;
import io.streambus.testkit.simulation.SimulatedOperator.NotSettledException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Limits the number of iterations, and reports what keeps changing when the limit is reached. */
final class IterationLimit {

  /**
   * Number of final iterations that are reported; by then, only repeating requests and changes
   * remain.
   */
  private static final int REPORTED = 20;

  private final SimulatedCluster cluster;
  private final int limit;
  private int countIteration;
  private int requests;
  private int changes;

  IterationLimit(SimulatedCluster cluster, int limit) {
    this.cluster = cluster;
    this.limit = limit;
  }

  void countIteration(Optional<KubernetesUnavailableException> lastFailure) {
    countIteration++;
    if (countIteration == limit - REPORTED) {
      requests = cluster.requests().all().size();
      changes = cluster.store().changeCount();
    }
    if (countIteration == limit) {
      throw new NotSettledException(
          "not settled after %d iterations; in the last %d, requests: %s; changes: %s; last failure: %s"
              .formatted(
                  limit,
                  REPORTED,
                  counted(tail(cluster.requests().all(), requests)),
                  counted(cluster.store().changesSince(changes)),
                  lastFailure.map(Throwable::getMessage).orElse("none")));
    }
  }

  private static <T> List<T> tail(List<T> all, int from) {
    return all.subList(Math.min(from, all.size()), all.size());
  }

  private static Map<String, Long> counted(List<?> events) {
    return events.stream().collect(Collectors.groupingBy(Object::toString, Collectors.counting()));
  }
}
