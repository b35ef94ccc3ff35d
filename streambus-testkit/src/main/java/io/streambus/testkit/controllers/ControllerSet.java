package io.streambus.testkit.controllers;

import io.streambus.testkit.controllers.decision.ClusterState;
import io.streambus.testkit.controllers.decision.Controller;
import io.streambus.testkit.controllers.node.Kubelet;
import io.streambus.testkit.controllers.node.NodeLifecycle;
import io.streambus.testkit.controllers.node.Pods;
import io.streambus.testkit.controllers.node.Scheduler;
import io.streambus.testkit.controllers.statefulset.StatefulSetController;
import io.streambus.testkit.controllers.storage.ClaimBinder;
import io.streambus.testkit.controllers.storage.ClaimProtection;
import io.streambus.testkit.controllers.storage.Claims;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** All controllers, in an order in which a pod is created in one step and ready in the next. */
public final class ControllerSet {

  private final List<Controller> all;

  /** Creates controllers that are controlled by the caller. */
  public ControllerSet(Pods pods, Claims claims) {
    all =
        List.of(
            new GarbageCollector(),
            new ClaimProtection(),
            new ClaimBinder(claims),
            new NodeLifecycle(),
            new Scheduler(pods),
            new Kubelet(pods),
            new StatefulSetController(),
            new DisruptionBudgets());
  }

  /** The controllers, in their order. */
  public List<Controller> all() {
    return all;
  }

  /** When a controller next has something to do although no object changes. */
  public Optional<Instant> nextDue(ClusterState state) {
    return all.stream()
        .flatMap(controller -> controller.nextDue(state).stream())
        .min(Instant::compareTo);
  }
}
