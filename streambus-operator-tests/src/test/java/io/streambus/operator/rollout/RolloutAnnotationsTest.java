package io.streambus.operator.rollout;

import static io.streambus.operator.fixture.OperatorScenario.NAMESPACE;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.streambus.api.values.ConditionType;
import io.streambus.operator.fixture.OperatorScenario;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * If one of these failed, a person could not help a roll or a broker along, or could lose messages
 * with a word.
 */
class RolloutAnnotationsTest {

  private final OperatorScenario scenario = OperatorScenario.running();
  private final RolloutScenario roll = new RolloutScenario(scenario);

  @Test
  void anOverrideLetsTheRollGoOnUntilItLapses() {
    // Given
    roll.reconfigure();
    scenario.operator.runFor(Duration.ofSeconds(1));
    scenario.cluster.pods().fail(NAMESPACE, "demo-2");
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
    assertThat(roll.deletedPods()).containsExactly("demo-2", "demo-1");

    // When
    scenario.operator.runFor(Duration.ofMinutes(1));

    // Then
    assertThat(scenario.has(ConditionType.PREDICATE_OVERRIDDEN)).isFalse();
    assertThat(roll.deletedPods()).containsExactly("demo-2", "demo-1");
  }

  @Test
  void anOverrideThatSaysNothingIsReported() {
    // When
    scenario.annotate("streambus.io/override-predicate", "paused=2030-01-01T00:00:00Z,quorum=soon");
    scenario.operator.settle();

    // Then
    assertThat(scenario.condition(ConditionType.PREDICATE_OVERRIDDEN).message())
        .endsWith("not so: paused=2030-01-01T00:00:00Z, quorum=soon");
  }

  @Test
  void aWordOnAPodRestartsThatBrokerAlone() {
    // When
    scenario.annotatePod("demo-1", "streambus.io/restart-trigger", "today");
    scenario.operator.settle();

    // Then
    assertThat(roll.deletedPods()).containsExactly("demo-1");
    assertThat(roll.messages("BrokerRestarted"))
        .containsExactly("demo-1: its pod is replaced: asked for by streambus.io/restart-trigger");
  }

  @Test
  void aLostBrokerGetsEmptyVolumesWhileTheOthersAreAMajority() {
    // Given
    Map<String, String> before = claims();
    scenario.cluster.pods().fail(NAMESPACE, "demo-1");
    scenario.operator.runFor(Duration.ofMinutes(1));

    // When
    scenario.annotatePod("demo-1", "streambus.io/delete-pod-and-pvc", "true");
    scenario.operator.runFor(Duration.ofSeconds(1));
    scenario.cluster.pods().release(NAMESPACE, "demo-1");
    scenario.operator.settle();

    // Then
    assertThat(claims().entrySet())
        .filteredOn(before.entrySet()::contains)
        .extracting(Map.Entry::getKey)
        .containsExactlyInAnyOrder("data-demo-0", "raft-demo-0", "data-demo-2", "raft-demo-2");
    assertThat(scenario.phase()).isEqualTo("Running");
  }

  @Test
  void withoutAMajorityNoVolumeIsLost() {
    // Given
    Map<String, String> before = claims();
    scenario.cluster.pods().fail(NAMESPACE, "demo-0");
    scenario.cluster.pods().fail(NAMESPACE, "demo-1");
    scenario.operator.runFor(Duration.ofMinutes(1));

    // When
    scenario.annotatePod("demo-1", "streambus.io/delete-pod-and-pvc", "true");
    scenario.operator.runFor(Duration.ofMinutes(1));

    // Then
    assertThat(claims()).isEqualTo(before);
    assertThat(roll.status().blockedBy().orElseThrow().predicate()).isEqualTo("pod-not-ready");
  }

  private Map<String, String> claims() {
    return scenario.cluster.list(PersistentVolumeClaim.class).stream()
        .collect(
            Collectors.toMap(
                claim -> claim.getMetadata().getName(), claim -> claim.getMetadata().getUid()));
  }
}
