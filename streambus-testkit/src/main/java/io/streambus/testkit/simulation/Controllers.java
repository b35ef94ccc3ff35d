package io.streambus.testkit.simulation;

import java.time.Clock;

/** The Kubernetes controllers and nodes that a StatefulSet depends on. */
final class Controllers {

  private final ObjectStore store;
  private final GarbageCollector garbageCollector;
  private final ClaimBinder claims;
  private final Kubelet kubelet;
  private final StatefulSetController statefulSets;

  Controllers(
      ObjectStore store, GarbageCollector garbageCollector, Claims claims, Pods pods, Clock clock) {
    this.store = store;
    this.garbageCollector = garbageCollector;
    this.claims = new ClaimBinder(store, claims);
    this.kubelet = new Kubelet(store, pods, clock);
    this.statefulSets = new StatefulSetController(store, pods.imageWebhook());
  }

  /**
   * Runs one step of each controller. The order ensures that delays of a real cluster span steps:
   * pods are created in one step and ready in the next. Returns whether anything changed.
   */
  boolean step() {
    long before = store.resourceVersion();
    garbageCollector.collect();
    claims.step();
    kubelet.step();
    statefulSets.step();
    return store.resourceVersion() != before;
  }
}
