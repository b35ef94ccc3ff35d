package io.streambus.testkit.lifecycle;

import io.streambus.api.ClusterAnnotations;
import java.util.List;
import java.util.function.Consumer;

/**
 * Something in the life of a cluster that takes the operator several writes.
 *
 * @param given brings a namespace to where it begins
 * @param act what the user does
 */
record LifeScenario(String name, Consumer<Life> given, Consumer<Life> act) {

  private static final String THREE = "replicas: 3";
  private static final String NEWER = "version: v0.6.9";

  static final List<LifeScenario> ALL =
      List.of(
          new LifeScenario("create", life -> {}, life -> life.apply(THREE)),
          of("roll of the image", life -> life.apply(THREE, NEWER)),
          of("roll of the configuration", life -> life.apply(THREE, "config: {logLevel: debug}")),
          of(
              "resize of volumes",
              life -> life.apply(THREE, "storage: {size: 20Gi, raftSize: 8Gi}")),
          of("restart", life -> life.annotate(ClusterAnnotations.RESTART_TRIGGER, "1")),
          of(
              "pause",
              life -> {
                life.annotate(ClusterAnnotations.PAUSE_RECONCILIATION, "rollout");
                life.apply(THREE, NEWER);
              }),
          new LifeScenario("scale up", life -> run(life, 1), life -> scale(life, 3)),
          new LifeScenario("scale down", life -> run(life, 3), life -> scale(life, 1)),
          of("hibernate", life -> life.annotate(ClusterAnnotations.HIBERNATE, "true")),
          of("delete", Life::delete));

  /** It happens to three brokers that run. */
  private static LifeScenario of(String name, Consumer<Life> act) {
    return new LifeScenario(name, life -> run(life, 3), act);
  }

  private static void run(Life life, int replicas) {
    life.apply("replicas: " + replicas);
    life.rest();
  }

  private static void scale(Life life, int replicas) {
    life.apply("replicas: " + replicas);
    life.annotate(ClusterAnnotations.CONFIRM_SCALE, Integer.toString(replicas));
  }

  @Override
  public String toString() {
    return name;
  }
}
