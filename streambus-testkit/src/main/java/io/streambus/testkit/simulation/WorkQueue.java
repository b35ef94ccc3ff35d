package io.streambus.testkit.simulation;

import io.streambus.operator.kubernetes.ObjectKey;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Which clusters are due, and when. A cluster is due once at most. */
final class WorkQueue {

  private final Map<ObjectKey, Instant> due = new LinkedHashMap<>();

  void add(ObjectKey cluster, Instant when) {
    due.put(cluster, when);
  }

  void remove(ObjectKey cluster) {
    due.remove(cluster);
  }

  List<ObjectKey> takeDue(Instant now) {
    List<ObjectKey> taken =
        due.entrySet().stream()
            .filter(entry -> !entry.getValue().isAfter(now))
            .map(Map.Entry::getKey)
            .toList();
    taken.forEach(due::remove);
    return taken;
  }

  Optional<Instant> next(Predicate<ObjectKey> concerned) {
    return due.entrySet().stream()
        .filter(entry -> concerned.test(entry.getKey()))
        .map(Map.Entry::getValue)
        .min(Instant::compareTo);
  }
}
