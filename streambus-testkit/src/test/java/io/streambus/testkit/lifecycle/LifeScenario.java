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

  static final List<LifeScenario> ALL =
      List.of(
          new LifeScenario("create", life -> {}, LifeScenario::create),
          new LifeScenario("delete", LifeScenario::run, Life::delete));

  private static void create(Life life) {
    life.apply("replicas: 3");
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
