package io.streambus.operator.rollout;

import static io.streambus.operator.fixture.OperatorScenario.NAMESPACE;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.streambus.api.RolloutBlock;
import io.streambus.api.values.ConditionType;
import io.streambus.operator.fixture.OperatorScenario;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Guarantees that annotations can unblock a rollout or replace a broker, and that none of them can
 * cause message loss.
 */
class RolloutAnnotationsTest {

  private final OperatorScenario scenario = OperatorScenario.running();
  private final RolloutScenario rollout = new RolloutScenario(scenario);

  @Test
  void overrideUnblocksRolloutUntilItExpires() {
    // Given
    rollout.changeConfig();
    scenario.operator.runFor(Duration.ofSeconds(1));
    scenario.cluster.pods().crashLoop(NAMESPACE, "demo-2");
    scenario.operator.runFor(Duration.ofMinutes(1));

    // When
    scenario.annotate(
        "streambus.io/override-predicate",
        "pod-not-ready=%s, quorum=%1$s"
            .formatted(scenario.cluster.clock().instant().plus(Duration.ofSeconds(5))));
    scenario.operator.runFor(Duration.ofSeconds(1));

    // Then
    assertThat(scenario.condition(ConditionType.PREDICATE_OVERRIDDEN).reason())
        .isEqualTo("PredicateDisabled");
    assertThat(rollout.deletedPods()).containsExactly("demo-2", "demo-1");

    // When
    scenario.operator.runFor(Duration.ofMinutes(1));

    // Then
    assertThat(scenario.hasCondition(ConditionType.PREDICATE_OVERRIDDEN)).isFalse();
    assertThat(rollout.deletedPods()).containsExactly("demo-2", "demo-1");
  }

  @Test
  void invalidOverrideIsReported() {
    // When
    scenario.annotate("streambus.io/override-predicate", "paused=2030-01-01T00:00:00Z,quorum=soon");
    scenario.operator.settle();

    // Then
    assertThat(scenario.condition(ConditionType.PREDICATE_OVERRIDDEN).reason())
        .isEqualTo("InvalidOverride");
    assertThat(scenario.condition(ConditionType.PREDICATE_OVERRIDDEN).message())
        .contains("paused=2030-01-01T00:00:00Z", "quorum=soon");
  }

  @Test
  void podRestartAnnotationRestartsOnlyThatBroker() {
    // When
    scenario.annotatePod("demo-1", "streambus.io/restart-trigger", "today");
    scenario.operator.settle();

    // Then
    assertThat(rollout.deletedPods()).containsExactly("demo-1");
    assertThat(rollout.eventMessages("BrokerRestarted"))
        .singleElement()
        .asString()
        .contains("demo-1", "streambus.io/restart-trigger");
  }

  @Test
  void failedBrokerGetsEmptyVolumesWhileQuorumIsAvailable() {
    // Given
    Map<String, String> before = claimUids();
    scenario.cluster.pods().crashLoop(NAMESPACE, "demo-1");
    scenario.operator.runFor(Duration.ofMinutes(1));

    // When
    scenario.annotatePod("demo-1", "streambus.io/delete-pod-and-pvc", "true");
    scenario.operator.runFor(Duration.ofSeconds(1));
    scenario.cluster.pods().makeReady(NAMESPACE, "demo-1");
    scenario.operator.settle();

    // Then
    assertThat(claimUids().entrySet())
        .filteredOn(before.entrySet()::contains)
        .extracting(Map.Entry::getKey)
        .containsExactlyInAnyOrder("data-demo-0", "raft-demo-0", "data-demo-2", "raft-demo-2");
    assertThat(scenario.phase()).isEqualTo("Running");
  }

  @Test
  void volumesAreRetainedWithoutQuorum() {
    // Given
    Map<String, String> before = claimUids();
    scenario.cluster.pods().crashLoop(NAMESPACE, "demo-0");
    scenario.cluster.pods().crashLoop(NAMESPACE, "demo-1");
    scenario.operator.runFor(Duration.ofMinutes(1));

    // When
    scenario.annotatePod("demo-1", "streambus.io/delete-pod-and-pvc", "true");
    scenario.operator.runFor(Duration.ofMinutes(1));

    // Then
    assertThat(claimUids()).isEqualTo(before);
    assertThat(rollout.status().blockedBy().orElseThrow().predicate()).isEqualTo("pod-not-ready");
  }

  @Test
  void volumesOfOnlyBrokerAreRetainedUntilDataLossIsConfirmed() {
    // Given
    OperatorScenario single = new OperatorScenario();
    single.user.createOrReplace(OperatorScenario.demo(NAMESPACE, spec -> spec.replicas(1)));
    single.operator.settle();
    Map<String, String> before = claimUids(single);

    for (String value : List.of("true", "delete-everything:", "delete-everything:another")) {
      // When
      single.annotatePod("demo-0", "streambus.io/delete-pod-and-pvc", value);
      single.operator.runFor(Duration.ofMinutes(1));

      // Then
      RolloutBlock block = new RolloutScenario(single).status().blockedBy().orElseThrow();
      assertThat(claimUids(single)).as(value).isEqualTo(before);
      assertThat(block.predicate()).isEqualTo("data-loss-unconfirmed");
      assertThat(block.message().orElseThrow())
          .contains("demo-0", "streambus.io/delete-pod-and-pvc", "delete-everything:")
          .contains("PersistentVolumeClaim data-demo-0");
    }

    // When
    single.annotatePod(
        "demo-0",
        "streambus.io/delete-pod-and-pvc",
        "delete-everything:" + before.get("data-demo-0"));
    single.operator.settle();

    // Then
    assertThat(claimUids(single).values()).hasSize(2).doesNotContainAnyElementsOf(before.values());
    assertThat(single.phase()).isEqualTo("Running");
  }

  private Map<String, String> claimUids() {
    return claimUids(scenario);
  }

  private static Map<String, String> claimUids(OperatorScenario scenario) {
    return scenario.cluster.list(PersistentVolumeClaim.class).stream()
        .collect(
            Collectors.toMap(
                claim -> claim.getMetadata().getName(), claim -> claim.getMetadata().getUid()));
  }
}
