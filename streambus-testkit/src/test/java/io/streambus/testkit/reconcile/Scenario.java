package io.streambus.testkit.reconcile;

import static io.streambus.testkit.reconcile.Scene.NAME;
import static io.streambus.testkit.reconcile.Scene.NAMESPACE;

import io.streambus.api.StreamBusCluster;
import io.streambus.api.spec.ConfigSpec;
import java.util.List;
import java.util.function.Consumer;

/**
 * Something in the life of a cluster that takes the operator several writes.
 *
 * @param given brings the scene to where it begins
 * @param act what the user does
 */
record Scenario(String name, Consumer<Scene> given, Consumer<Scene> act) {

  static final List<Scenario> ALL =
      List.of(
          new Scenario("create", scene -> {}, Scenario::create),
          new Scenario(
              "roll of the image",
              Scenario::create,
              scene -> scene.changeSpec(spec -> spec.version("v0.6.9"))),
          new Scenario(
              "roll of the configuration",
              Scenario::create,
              scene ->
                  scene.changeSpec(
                      spec -> spec.config(ConfigSpec.builder().logLevel("debug").build()))),
          new Scenario(
              "resize of volumes",
              Scenario::create,
              scene -> new VolumeScene(scene).want("20Gi", "8Gi")),
          new Scenario(
              "delete",
              Scenario::create,
              scene -> scene.user.delete(StreamBusCluster.class, NAMESPACE, NAME)));

  /** A scene in which all that comes before is done. */
  Scene prepared() {
    Scene scene = new Scene();
    given.accept(scene);
    scene.operator.settle();
    scene.cluster.requests().clear();
    return scene;
  }

  private static void create(Scene scene) {
    scene.user.put(Scene.demo(NAMESPACE));
  }

  @Override
  public String toString() {
    return name;
  }
}
