package io.streambus.testkit.simulation;

import io.streambus.api.StreamBusCluster;
import io.streambus.operator.kubernetes.KubernetesUnavailableException;
import io.streambus.operator.kubernetes.ObjectKey;
import io.streambus.operator.reconcile.ReconcileResult;
import io.streambus.operator.reconcile.RetryDelay;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** Runs the reconciliations of an operator when they are due. */
final class ReconcileQueue {

  private final SimulatedCluster cluster;
  private final Function<StreamBusCluster, ReconcileResult> reconciler;
  private final WatchEvents watchEvents;
  private final WorkQueue queue = new WorkQueue();
  private final Map<ObjectKey, Integer> failures = new HashMap<>();

  /**
   * Clusters whose last scheduled reconciliation changed nothing, with the version of the store at
   * that time.
   */
  private final Map<ObjectKey, Long> ineffective = new HashMap<>();

  private Optional<KubernetesUnavailableException> lastFailure = Optional.empty();

  ReconcileQueue(SimulatedCluster cluster, Function<StreamBusCluster, ReconcileResult> reconciler) {
    this.cluster = cluster;
    this.reconciler = reconciler;
    this.watchEvents = new WatchEvents(cluster.store(), cluster.installedApis());
  }

  /** Runs all due reconciliations. Returns whether there were any. */
  boolean runDue() {
    Instant now = cluster.clock().instant();
    List<ObjectKey> scheduled = queue.pollDue(now);
    List<ObjectKey> changed = watchEvents.drain().filter(key -> !scheduled.contains(key)).toList();
    scheduled.forEach(this::runScheduled);
    changed.forEach(this::run);
    return !scheduled.isEmpty() || !changed.isEmpty();
  }

  Optional<Instant> nextDue() {
    return queue.nextDue(key -> true);
  }

  /**
   * As {@link #nextDue}, but ignores reconciliations that already ran without effect on the current
   * state.
   */
  Optional<Instant> nextDueUnlessIneffective() {
    Long version = cluster.store().resourceVersion();
    return queue.nextDue(key -> !version.equals(ineffective.get(key)));
  }

  void clearIneffective() {
    ineffective.clear();
  }

  Optional<KubernetesUnavailableException> lastFailure() {
    return lastFailure;
  }

  private void runScheduled(ObjectKey key) {
    long before = cluster.store().resourceVersion();
    run(key);
    if (cluster.store().resourceVersion() == before && !failures.containsKey(key)) {
      ineffective.put(key, before);
    }
  }

  private void run(ObjectKey key) {
    queue.remove(key);
    cluster.store().find(key).ifPresent(found -> run(key, found));
  }

  private void run(ObjectKey key, StoredObject found) {
    try {
      ReconcileResult reconcileResult = reconciler.apply((StreamBusCluster) found.object());
      failures.remove(key);
      requeue(key, reconcileResult.requeueAfter());
    } catch (KubernetesUnavailableException e) {
      lastFailure = Optional.of(e);
      requeue(key, Optional.of(RetryDelay.after(failures.merge(key, 1, Integer::sum))));
    }
    cluster.store().checkNotModified(found.uid());
  }

  private void requeue(ObjectKey key, Optional<Duration> delay) {
    delay.ifPresent(time -> queue.add(key, cluster.clock().instant().plus(time)));
  }

  /** Schedule of clusters to reconcile. A cluster is scheduled at most once. */
  private static final class WorkQueue {

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
}
