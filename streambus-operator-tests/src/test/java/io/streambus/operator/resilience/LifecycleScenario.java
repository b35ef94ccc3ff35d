package io.streambus.operator.resilience;

import static io.streambus.operator.fixture.OperatorScenario.NAME;
import static io.streambus.operator.fixture.OperatorScenario.NAMESPACE;

import io.streambus.api.ClusterAnnotations;
import io.streambus.api.StreamBusCluster;
import io.streambus.api.spec.ConfigSpec;
import io.streambus.api.spec.RolloutSpec;
import io.streambus.operator.fixture.OperatorScenario;
import io.streambus.operator.storage.VolumeScenario;
import java.util.List;
import java.util.function.Consumer;

/**
 * An operation (such as scaling, a resize or a rollout) that takes the operator several writes.
 *
 * @param given prepares the scenario
 * @param act action of the user
 */
public record LifecycleScenario(
    String name, Consumer<OperatorScenario> given, Consumer<OperatorScenario> act) {

  public static final List<LifecycleScenario> ALL =
      List.of(
          new LifecycleScenario("create", scenario -> {}, LifecycleScenario::create),
          new LifecycleScenario(
              "image rollout",
              LifecycleScenario::create,
              scenario -> scenario.changeSpec(spec -> spec.version("v0.6.9"))),
          new LifecycleScenario(
              "image rollout by deletion",
              LifecycleScenario::create,
              LifecycleScenario::replaceImage),
          new LifecycleScenario(
              "configuration rollout",
              LifecycleScenario::create,
              scenario ->
                  scenario.changeSpec(
                      spec -> spec.config(ConfigSpec.builder().logLevel("debug").build()))),
          new LifecycleScenario(
              "port rollout",
              LifecycleScenario::create,
              scenario ->
                  scenario.changeSpec(
                      spec -> spec.config(ConfigSpec.builder().port(9192).httpPort(8082).build()))),
          new LifecycleScenario(
              "volume resize",
              LifecycleScenario::create,
              scenario -> new VolumeScenario(scenario).requestSizes("20Gi", "8Gi")),
          new LifecycleScenario(
              "restart",
              LifecycleScenario::create,
              scenario -> scenario.annotate(ClusterAnnotations.RESTART_TRIGGER, "1")),
          new LifecycleScenario(
              "pause",
              LifecycleScenario::create,
              scenario -> {
                scenario.annotate(ClusterAnnotations.PAUSE_RECONCILIATION, "rollout");
                scenario.changeSpec(spec -> spec.version("v0.6.9"));
              }),
          new LifecycleScenario(
              "delete",
              LifecycleScenario::create,
              scenario -> scenario.user.delete(StreamBusCluster.class, NAMESPACE, NAME)),
          new LifecycleScenario(
              "scale up from 1 to 3",
              scenario -> create(scenario, 1),
              scenario -> scale(scenario, 3)),
          new LifecycleScenario(
              "scale up from 3 to 5", LifecycleScenario::create, scenario -> scale(scenario, 5)),
          new LifecycleScenario(
              "scale down from 5 to 3",
              scenario -> create(scenario, 5),
              scenario -> scale(scenario, 3)),
          new LifecycleScenario(
              "scale down from 3 to 1", LifecycleScenario::create, scenario -> scale(scenario, 1)),
          new LifecycleScenario(
              "hibernate", LifecycleScenario::create, LifecycleScenario::hibernate),
          new LifecycleScenario(
              "resume",
              scenario -> {
                create(scenario);
                hibernate(scenario);
              },
              scenario -> scenario.removeAnnotation(ClusterAnnotations.HIBERNATE)),
          new LifecycleScenario(
              "hibernate and scale up",
              LifecycleScenario::create,
              scenario -> {
                hibernate(scenario);
                scale(scenario, 5);
              }));

  /** Returns a settled scenario in which the preparation is complete. */
  public OperatorScenario prepared() {
    OperatorScenario scenario = new OperatorScenario();
    given.accept(scenario);
    scenario.operator.settle();
    scenario.cluster.requests().clear();
    return scenario;
  }

  private static void replaceImage(OperatorScenario scenario) {
    scenario.changeSpec(
        spec -> spec.version("v0.6.9").rollout(RolloutSpec.builder().inPlace(false).build()));
  }

  private static void create(OperatorScenario scenario) {
    create(scenario, 3);
  }

  private static void create(OperatorScenario scenario, int replicas) {
    scenario.user.createOrReplace(
        OperatorScenario.demo(NAMESPACE, spec -> spec.replicas(replicas)));
  }

  private static void scale(OperatorScenario scenario, int replicas) {
    scenario.changeSpec(spec -> spec.replicas(replicas));
    scenario.annotate(ClusterAnnotations.CONFIRM_SCALE, Integer.toString(replicas));
  }

  private static void hibernate(OperatorScenario scenario) {
    scenario.annotate(ClusterAnnotations.HIBERNATE, "true");
  }

  @Override
  public String toString() {
    return name;
  }
}
