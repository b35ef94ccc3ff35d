package io.streambus.testkit.reconcile;

import static io.streambus.testkit.reconcile.Scene.NAME;
import static io.streambus.testkit.reconcile.Scene.NAMESPACE;

import io.streambus.api.ClusterAnnotations;
import io.streambus.api.StreamBusCluster;
import io.streambus.api.spec.ConfigSpec;
import io.streambus.api.spec.RolloutSpec;
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
          new Scenario("roll of the image by deletion", Scenario::create, Scenario::replaceImage),
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
              "restart",
              Scenario::create,
              scene -> annotate(scene, ClusterAnnotations.RESTART_TRIGGER, "1")),
          new Scenario(
              "pause",
              Scenario::create,
              scene -> {
                annotate(scene, ClusterAnnotations.PAUSE_RECONCILIATION, "rollout");
                scene.changeSpec(spec -> spec.version("v0.6.9"));
              }),
          new Scenario(
              "delete",
              Scenario::create,
              scene -> scene.user.delete(StreamBusCluster.class, NAMESPACE, NAME)),
          new Scenario("scale up from 1 to 3", scene -> create(scene, 1), scene -> scale(scene, 3)),
          new Scenario("scale up from 3 to 5", Scenario::create, scene -> scale(scene, 5)),
          new Scenario(
              "scale down from 5 to 3", scene -> create(scene, 5), scene -> scale(scene, 3)),
          new Scenario("scale down from 3 to 1", Scenario::create, scene -> scale(scene, 1)),
          new Scenario("hibernate", Scenario::create, Scenario::hibernate),
          new Scenario(
              "wake",
              scene -> {
                create(scene);
                hibernate(scene);
              },
              scene -> scene.unannotate(ClusterAnnotations.HIBERNATE)),
          new Scenario(
              "hibernate and scale up",
              Scenario::create,
              scene -> {
                hibernate(scene);
                scale(scene, 5);
              }));

  /** A scene in which all that comes before is done. */
  Scene prepared() {
    Scene scene = new Scene();
    given.accept(scene);
    scene.operator.settle();
    scene.cluster.requests().clear();
    return scene;
  }

  private static void annotate(Scene scene, String annotation, String value) {
    scene.user.edit(
        StreamBusCluster.class,
        NAMESPACE,
        NAME,
        cluster -> cluster.getMetadata().getAnnotations().put(annotation, value));
  }

  private static void replaceImage(Scene scene) {
    scene.changeSpec(
        spec -> spec.version("v0.6.9").rollout(RolloutSpec.builder().inPlace(false).build()));
  }

  private static void create(Scene scene) {
    create(scene, 3);
  }

  private static void create(Scene scene, int replicas) {
    scene.user.put(Scene.demo(NAMESPACE, spec -> spec.replicas(replicas)));
  }

  private static void scale(Scene scene, int replicas) {
    scene.changeSpec(spec -> spec.replicas(replicas));
    scene.annotate(ClusterAnnotations.CONFIRM_SCALE, Integer.toString(replicas));
  }

  private static void hibernate(Scene scene) {
    scene.annotate(ClusterAnnotations.HIBERNATE, "true");
  }

  @Override
  public String toString() {
    return name;
  }
}
