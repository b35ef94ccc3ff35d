package io.streambus.testkit.simulation;

import io.streambus.api.StreamBusCluster;
import io.streambus.operator.kubernetes.KubernetesUnavailableException;
import io.streambus.operator.kubernetes.ObjectKey;
import io.streambus.operator.reconcile.ReconcileResult;
import io.streambus.testkit.simulation.apiserver.StoredObject;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Makes the passes of an operator when they are due. */
final class ReconcileQueue {

  private static final Duration FIRST_RETRY = Duration.ofSeconds(1);
  private static final int MAX_DOUBLINGS = 7;

  private final SimulatedCluster cluster;
  private final Function<StreamBusCluster, ReconcileResult> reconciler;
  private final WatchEvents watchEvents;
  private final WorkQueue queue = new WorkQueue();
  private final Map<ObjectKey, Integer> failures = new HashMap<>();

  /** Clusters that were waited for in vain, and the version of the store at that time. */
  private final Map<ObjectKey, Long> fruitless = new HashMap<>();

  private Optional<KubernetesUnavailableException> lastFailure = Optional.empty();

  ReconcileQueue(SimulatedCluster cluster, Function<StreamBusCluster, ReconcileResult> reconciler) {
    this.cluster = cluster;
    this.reconciler = reconciler;
    this.watchEvents = new WatchEvents(cluster.store(), cluster.apis());
  }

  /** Returns whether there was one. */
  boolean runDue() {
    Instant now = cluster.clock().instant();
    List<ObjectKey> waited = queue.takeDue(now);
    List<ObjectKey> told = watchEvents.take().filter(key -> !waited.contains(key)).toList();
    waited.forEach(this::runAfterWait);
    told.forEach(this::run);
    return !waited.isEmpty() || !told.isEmpty();
  }

  Optional<Instant> next() {
    return queue.next(key -> true);
  }

  /** As {@link #next}, but without passes that were made already while all was as it is now. */
  Optional<Instant> nextPromising() {
    Long version = cluster.store().version();
    return queue.next(key -> !version.equals(fruitless.get(key)));
  }

  void forgetFruitless() {
    fruitless.clear();
  }

  Optional<KubernetesUnavailableException> lastFailure() {
    return lastFailure;
  }

  private void runAfterWait(ObjectKey key) {
    long before = cluster.store().version();
    run(key);
    if (cluster.store().version() == before && !failures.containsKey(key)) {
      fruitless.put(key, before);
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
      int doublings = Math.min(failures.merge(key, 1, Integer::sum) - 1, MAX_DOUBLINGS);
      requeue(key, Optional.of(FIRST_RETRY.multipliedBy(1L << doublings)));
    }
    cluster.store().checkUntouched(found.uid());
  }

  private void requeue(ObjectKey key, Optional<Duration> pause) {
    pause.ifPresent(time -> queue.add(key, cluster.clock().instant().plus(time)));
  }
}
