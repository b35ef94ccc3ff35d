package io.streambus.operator.resilience;

import io.streambus.api.ClusterAnnotations;
import java.util.List;
import java.util.function.Consumer;

/**
 * An operation (such as scaling, a resize or a rollout) that takes the operator several writes.
 *
 * @param given prepares the namespace
 * @param act action of the user
 */
record ControlPlaneScenario(
    String name, Consumer<IsolatedCluster> given, Consumer<IsolatedCluster> act) {

  private static final String THREE = "replicas: 3";
  private static final String NEWER = "version: v0.6.9";

  static final List<ControlPlaneScenario> ALL =
      List.of(
          new ControlPlaneScenario("create", cluster -> {}, cluster -> cluster.apply(THREE)),
          of("image rollout", cluster -> cluster.apply(THREE, NEWER)),
          of("configuration rollout", cluster -> cluster.apply(THREE, "config: {logLevel: debug}")),
          of(
              "volume resize",
              cluster -> cluster.apply(THREE, "storage: {size: 20Gi, raftSize: 8Gi}")),
          of("restart", cluster -> cluster.annotate(ClusterAnnotations.RESTART_TRIGGER, "1")),
          of(
              "pause",
              cluster -> {
                cluster.annotate(ClusterAnnotations.PAUSE_RECONCILIATION, "rollout");
                cluster.apply(THREE, NEWER);
              }),
          new ControlPlaneScenario(
              "scale up", cluster -> run(cluster, 1), cluster -> scale(cluster, 3)),
          new ControlPlaneScenario(
              "scale down", cluster -> run(cluster, 3), cluster -> scale(cluster, 1)),
          of("hibernate", cluster -> cluster.annotate(ClusterAnnotations.HIBERNATE, "true")),
          of("delete", IsolatedCluster::delete));

  /** An operation on a cluster of three running brokers. */
  private static ControlPlaneScenario of(String name, Consumer<IsolatedCluster> act) {
    return new ControlPlaneScenario(name, cluster -> run(cluster, 3), act);
  }

  private static void run(IsolatedCluster cluster, int replicas) {
    cluster.apply("replicas: " + replicas);
    cluster.awaitIdle();
  }

  private static void scale(IsolatedCluster cluster, int replicas) {
    cluster.apply("replicas: " + replicas);
    cluster.annotate(ClusterAnnotations.CONFIRM_SCALE, Integer.toString(replicas));
  }

  @Override
  public String toString() {
    return name;
  }
}
