package io.streambus.testkit.simulation;

import io.streambus.operator.kubernetes.ObjectKey;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Schedule of clusters to reconcile. A cluster is scheduled at most once. */
final class WorkQueue {

  private final Map<ObjectKey, Instant> due = new LinkedHashMap<>();

  void add(ObjectKey cluster, Instant time) {
    due.put(cluster, time);
  }

  void remove(ObjectKey cluster) {
    due.remove(cluster);
  }

  List<ObjectKey> pollDue(Instant now) {
    List<ObjectKey> keys =
        due.entrySet().stream()
            .filter(entry -> !entry.getValue().isAfter(now))
            .map(Map.Entry::getKey)
            .toList();
    keys.forEach(due::remove);
    return keys;
  }

  Optional<Instant> nextDue(Predicate<ObjectKey> included) {
    return due.entrySet().stream()
        .filter(entry -> included.test(entry.getKey()))
        .map(Map.Entry::getValue)
        .min(Instant::compareTo);
  }
}
