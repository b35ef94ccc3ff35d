package io.streambus.operator.resilience;

import io.streambus.api.ClusterAnnotations;
import java.util.List;
import java.util.function.Consumer;

/**
 * Something in the life of a cluster that takes the operator several writes.
 *
 * @param given brings a namespace to where it begins
 * @param act what the user does
 */
record ControlPlaneScenario(String name, Consumer<ClusterLife> given, Consumer<ClusterLife> act) {

  private static final String THREE = "replicas: 3";
  private static final String NEWER = "version: v0.6.9";

  static final List<ControlPlaneScenario> ALL =
      List.of(
          new ControlPlaneScenario(
              "create", clusterLife -> {}, clusterLife -> clusterLife.apply(THREE)),
          of("roll of the image", clusterLife -> clusterLife.apply(THREE, NEWER)),
          of(
              "roll of the configuration",
              clusterLife -> clusterLife.apply(THREE, "config: {logLevel: debug}")),
          of(
              "resize of volumes",
              clusterLife -> clusterLife.apply(THREE, "storage: {size: 20Gi, raftSize: 8Gi}")),
          of(
              "restart",
              clusterLife -> clusterLife.annotate(ClusterAnnotations.RESTART_TRIGGER, "1")),
          of(
              "pause",
              clusterLife -> {
                clusterLife.annotate(ClusterAnnotations.PAUSE_RECONCILIATION, "rollout");
                clusterLife.apply(THREE, NEWER);
              }),
          new ControlPlaneScenario(
              "scale up", clusterLife -> run(clusterLife, 1), clusterLife -> scale(clusterLife, 3)),
          new ControlPlaneScenario(
              "scale down",
              clusterLife -> run(clusterLife, 3),
              clusterLife -> scale(clusterLife, 1)),
          of(
              "hibernate",
              clusterLife -> clusterLife.annotate(ClusterAnnotations.HIBERNATE, "true")),
          of("delete", ClusterLife::delete));

  /** It happens to three brokers that run. */
  private static ControlPlaneScenario of(String name, Consumer<ClusterLife> act) {
    return new ControlPlaneScenario(name, clusterLife -> run(clusterLife, 3), act);
  }

  private static void run(ClusterLife clusterLife, int replicas) {
    clusterLife.apply("replicas: " + replicas);
    clusterLife.rest();
  }

  private static void scale(ClusterLife clusterLife, int replicas) {
    clusterLife.apply("replicas: " + replicas);
    clusterLife.annotate(ClusterAnnotations.CONFIRM_SCALE, Integer.toString(replicas));
  }

  @Override
  public String toString() {
    return name;
  }
}
