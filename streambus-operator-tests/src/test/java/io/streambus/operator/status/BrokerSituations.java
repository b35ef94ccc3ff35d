package io.streambus.operator.status;

import static io.streambus.operator.fixture.OperatorScenario.NAME;
import static io.streambus.operator.fixture.OperatorScenario.NAMESPACE;
import static io.streambus.operator.fixture.OperatorScenario.demo;
import static io.streambus.operator.status.MessageSituation.ofNew;
import static io.streambus.operator.status.MessageSituation.ofRunning;

import com.google.common.collect.ImmutableList;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.streambus.api.ClusterAnnotations;
import io.streambus.api.ClusterLabels;
import io.streambus.api.spec.StorageSpec;
import io.streambus.api.values.ConditionType;
import io.streambus.operator.fixture.OperatorScenario;
import io.streambus.operator.fixture.OtherOperatorVersion;
import io.streambus.operator.kubernetes.Leader;
import io.streambus.operator.rollout.RolloutScenario;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;

/** Situations in which brokers start, fail or restart. */
final class BrokerSituations {

  static final ImmutableList<MessageSituation> ALL =
      ImmutableList.<MessageSituation>builder()
          .addAll(starts())
          .addAll(restarts())
          .addAll(failures())
          .addAll(pauses())
          .build();

  private BrokerSituations() {}

  private static ImmutableList<MessageSituation> starts() {
    return ImmutableList.of(
        ofNew("a cluster is created", created(3)),
        ofNew("a cluster of five brokers is created", created(5))
            .showing(ConditionType.QUORUM_HEALTHY),
        ofNew(
                "a cluster is created, and a volume is not provisioned",
                scenario -> {
                  scenario.cluster.claims().block(NAMESPACE, "raft-demo-2");
                  StorageSpec storage = StorageSpec.builder().storageClass("standard").build();
                  scenario.user.createOrReplace(demo(NAMESPACE, spec -> spec.storage(storage)));
                  scenario.operator.runFor(Duration.ofMinutes(1));
                })
            .showing(ConditionType.READY));
  }

  private static ImmutableList<MessageSituation> restarts() {
    return ImmutableList.of(
        ofRunning(
            "the configuration changes", scenario -> new RolloutScenario(scenario).changeConfig()),
        ofRunning(
            "the image changes", scenario -> scenario.changeSpec(spec -> spec.version("v0.6.9"))),
        ofNew(
                "the configuration of a single broker changes",
                scenario -> new RolloutScenario(scenario).changeConfig())
            .given(created(1)),
        ofNew(
                "the configuration of two brokers changes",
                scenario -> new RolloutScenario(scenario).changeConfig())
            .given(created(2))
            .showing(ConditionType.ROLLOUT_INTERRUPTS),
        ofRunning(
            "a predicate is overridden",
            annotation(
                ClusterAnnotations.OVERRIDE_PREDICATE, "pod-not-ready=2026-01-01T01:00:00Z")),
        ofRunning(
            "the override of a predicate is invalid",
            annotation(
                ClusterAnnotations.OVERRIDE_PREDICATE, "paused=2026-01-02T00:00:00Z, quorum=soon")),
        ofRunning("the operator is upgraded", BrokerSituations::upgrade));
  }

  private static void changeConfigMapRepeatedly(OperatorScenario scenario) {
    for (int i = 0; i < 10; i++) {
      scenario.user.edit(
          ConfigMap.class,
          NAMESPACE,
          "demo-config",
          map -> map.setData(Map.of("broker.yaml", "edited: true")));
      scenario.operator.settle();
    }
  }

  private static void copyPod(OperatorScenario scenario) {
    scenario.user.createOrReplace(
        new PodBuilder()
            .withNewMetadata()
            .withNamespace(NAMESPACE)
            .withName("demo-debug-0")
            .withLabels(ClusterLabels.of(NAME))
            .endMetadata()
            .withNewSpec()
            .endSpec()
            .withNewStatus()
            .endStatus()
            .build());
  }

  private static ImmutableList<MessageSituation> failures() {
    return ImmutableList.of(
        ofRunning(
                "another client changes the ConfigMap each time the operator has corrected it",
                BrokerSituations::changeConfigMapRepeatedly)
            .showing(ConditionType.FIELD_CONFLICT),
        ofRunning("a pod is copied with its labels", BrokerSituations::copyPod),
        ofRunning(
                "a broker crashes",
                scenario -> scenario.cluster.pods().crashLoop(NAMESPACE, "demo-1"))
            .showing(ConditionType.READY, ConditionType.QUORUM_HEALTHY),
        ofRunning(
                "two of three brokers crash",
                scenario -> {
                  scenario.cluster.pods().crashLoop(NAMESPACE, "demo-0");
                  scenario.cluster.pods().crashLoop(NAMESPACE, "demo-1");
                })
            .showing(ConditionType.QUORUM_HEALTHY),
        ofRunning(
                "the node of a broker is lost",
                scenario -> scenario.cluster.pods().loseNode(NAMESPACE, "demo-1"))
            .showing(ConditionType.READY),
        ofRunning(
                "the image cannot be pulled",
                scenario -> {
                  scenario.cluster.pods().failImagePull("streambus/broker:v0.6.99");
                  scenario.changeSpec(spec -> spec.version("v0.6.99"));
                  scenario.operator.runFor(Duration.ofMinutes(1));
                })
            .showing(ConditionType.READY),
        ofRunning(
                "a broker lost its Raft volume",
                scenario -> {
                  scenario.cluster.leaders().set(NAMESPACE, NAME, new Leader.Known(2));
                  scenario.cluster.pods().crashLoopWithPanic(NAMESPACE, "demo-1");
                })
            .showing(ConditionType.READY));
  }

  private static ImmutableList<MessageSituation> pauses() {
    return ImmutableList.of(
        ofRunning(
            "the image changes while rollout is paused",
            annotation(ClusterAnnotations.PAUSE_RECONCILIATION, "rollout")
                .andThen(scenario -> scenario.changeSpec(spec -> spec.version("v0.6.9")))),
        ofRunning(
            "the image changes while reconciliation is paused",
            annotation(ClusterAnnotations.PAUSE_RECONCILIATION, "true")
                .andThen(scenario -> scenario.changeSpec(spec -> spec.version("v0.6.9")))),
        ofRunning(
                "rollout is paused", annotation(ClusterAnnotations.PAUSE_RECONCILIATION, "rollout"))
            .showing(ConditionType.PAUSED));
  }

  private static void upgrade(OperatorScenario scenario) {
    new OtherOperatorVersion(scenario)
        .leaveTemplate(template -> template.getSpec().setTerminationGracePeriodSeconds(30L));
    scenario.restartOperator();
  }

  private static Consumer<OperatorScenario> created(int brokers) {
    return scenario ->
        scenario.user.createOrReplace(demo(NAMESPACE, spec -> spec.replicas(brokers)));
  }

  private static Consumer<OperatorScenario> annotation(String name, String value) {
    return scenario -> scenario.annotate(name, value);
  }
}
