package io.streambus.testkit.lifecycle;

import java.util.List;
import java.util.function.Consumer;

/**
 * Something in the life of a cluster that takes the operator several writes.
 *
 * @param given brings a namespace to where it begins
 * @param act what the user does
 */
record LifeScenario(String name, Consumer<Life> given, Consumer<Life> act) {

  private static final String FAST = "rollout: {minReadySeconds: 1}";
  private static final String REPLICAS = "replicas: 3";

  static final List<LifeScenario> ALL =
      List.of(
          new LifeScenario("create", life -> {}, LifeScenario::create),
          new LifeScenario(
              "roll of an image in place",
              LifeScenario::run,
              life -> life.apply(REPLICAS, FAST, "version: v0.6.9")),
          new LifeScenario(
              "roll of the configuration",
              LifeScenario::run,
              life -> life.apply(REPLICAS, FAST, "config: {logLevel: debug}")),
          new LifeScenario(
              "growth of the volumes",
              LifeScenario::run,
              life -> life.apply(REPLICAS, FAST, "storage: {size: 200Gi, raftSize: 20Gi}")),
          new LifeScenario("delete", LifeScenario::run, Life::delete));

  private static void create(Life life) {
    life.apply(REPLICAS, FAST);
  }

  private static void run(Life life) {
    create(life);
    life.rest();
  }

  @Override
  public String toString() {
    return name;
  }
}
