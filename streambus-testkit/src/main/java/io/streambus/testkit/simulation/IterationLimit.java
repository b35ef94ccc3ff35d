package io.streambus.testkit.simulation;

import io.streambus.operator.kubernetes.KubernetesUnavailableException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Bounds the work, and tells what goes on when the bound is met. */
final class IterationLimit {

  /** The last rounds, in which only what repeats itself still happens. */
  private static final int LOOKED_AT = 20;

  private final SimulatedCluster cluster;
  private final int most;
  private int count;
  private int requests;
  private int changes;

  IterationLimit(SimulatedCluster cluster, int most) {
    this.cluster = cluster;
    this.most = most;
  }

  void count(Optional<KubernetesUnavailableException> lastFailure) {
    count++;
    if (count == most - LOOKED_AT) {
      requests = cluster.requests().all().size();
      changes = cluster.store().changeCount();
    }
    if (count == most) {
      throw new NotSettledException(
          "no rest after %d rounds. In the last %d, requests: %s; changes: %s; last failure: %s"
              .formatted(
                  most,
                  LOOKED_AT,
                  counted(tail(cluster.requests().all(), requests)),
                  counted(cluster.store().changesSince(changes)),
                  lastFailure.map(Throwable::getMessage).orElse("none")));
    }
  }

  private static <T> List<T> tail(List<T> all, int from) {
    return all.subList(Math.min(from, all.size()), all.size());
  }

  private static Map<String, Long> counted(List<?> happenings) {
    return happenings.stream()
        .collect(Collectors.groupingBy(Object::toString, Collectors.counting()));
  }
}
