package io.streambus.testkit.simulation.controllers;

import io.streambus.testkit.simulation.apiserver.GarbageCollector;
import io.streambus.testkit.simulation.apiserver.ObjectStore;
import java.time.Clock;

/** The controllers of Kubernetes and its nodes, as far as a StatefulSet needs them. */
public final class Controllers {

  private final ObjectStore store;
  private final GarbageCollector garbage;
  private final ClaimBinder claims;
  private final Kubelet kubelet;
  private final StatefulSetController statefulSets;

  public Controllers(
      ObjectStore store, GarbageCollector garbage, Claims claims, Pods pods, Clock clock) {
    this.store = store;
    this.garbage = garbage;
    this.claims = new ClaimBinder(store, claims);
    this.kubelet = new Kubelet(store, pods, clock);
    this.statefulSets = new StatefulSetController(store);
  }

  /**
   * One step of each. The order makes what really takes time take a step: pods are created in one,
   * and ready in the next. Returns whether anything changed.
   */
  public boolean step() {
    long before = store.version();
    garbage.collect();
    claims.step();
    kubelet.step();
    statefulSets.step();
    return store.version() != before;
  }
}
