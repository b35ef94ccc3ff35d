package io.streambus.testkit.reconcile;

import static io.streambus.testkit.reconcile.Scene.NAMESPACE;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.streambus.api.vocabulary.ConditionType;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * If one of these failed, a person could not help a roll or a broker along, or could lose messages
 * with a word.
 */
class RolloutWordsTest {

  private final Scene scene = Scene.running();
  private final RolloutScene roll = new RolloutScene(scene);

  @Test
  void anOverrideLetsTheRollGoOnUntilItLapses() {
    // Given
    roll.reconfigure();
    scene.operator.runFor(Duration.ofSeconds(1));
    scene.cluster.pods().fail(NAMESPACE, "demo-2");
    scene.operator.runFor(Duration.ofMinutes(1));

    // When
    scene.annotate(
        "streambus.io/override-predicate",
        "pod-not-ready=%s, quorum=%1$s"
            .formatted(scene.cluster.clock().instant().plus(Duration.ofSeconds(5))));
    scene.operator.runFor(Duration.ofSeconds(1));

    // Then
    assertThat(scene.condition(ConditionType.PREDICATE_OVERRIDDEN).reason()).isEqualTo("RuleOff");
    assertThat(roll.deletedPods()).containsExactly("demo-2", "demo-1");

    // When
    scene.operator.runFor(Duration.ofMinutes(1));

    // Then
    assertThat(scene.has(ConditionType.PREDICATE_OVERRIDDEN)).isFalse();
    assertThat(roll.deletedPods()).containsExactly("demo-2", "demo-1");
  }

  @Test
  void anOverrideThatSaysNothingIsReported() {
    // When
    scene.annotate("streambus.io/override-predicate", "paused=2030-01-01T00:00:00Z,quorum=soon");
    scene.operator.settle();

    // Then
    assertThat(scene.condition(ConditionType.PREDICATE_OVERRIDDEN).message())
        .endsWith("not so: paused=2030-01-01T00:00:00Z, quorum=soon");
  }

  @Test
  void aWordOnAPodRestartsThatBrokerAlone() {
    // When
    scene.annotatePod("demo-1", "streambus.io/restart-trigger", "today");
    scene.operator.settle();

    // Then
    assertThat(roll.deletedPods()).containsExactly("demo-1");
    assertThat(roll.messages("BrokerRestarted"))
        .containsExactly("demo-1: its pod is replaced: asked for by streambus.io/restart-trigger");
  }

  @Test
  void aLostBrokerGetsEmptyVolumesWhileTheOthersAreAMajority() {
    // Given
    Map<String, String> before = claims();
    scene.cluster.pods().fail(NAMESPACE, "demo-1");
    scene.operator.runFor(Duration.ofMinutes(1));

    // When
    scene.annotatePod("demo-1", "streambus.io/delete-pod-and-pvc", "true");
    scene.operator.runFor(Duration.ofSeconds(1));
    scene.cluster.pods().release(NAMESPACE, "demo-1");
    scene.operator.settle();

    // Then
    assertThat(claims().entrySet())
        .filteredOn(before.entrySet()::contains)
        .extracting(Map.Entry::getKey)
        .containsExactlyInAnyOrder("data-demo-0", "raft-demo-0", "data-demo-2", "raft-demo-2");
    assertThat(scene.phase()).isEqualTo("Running");
  }

  @Test
  void withoutAMajorityNoVolumeIsLost() {
    // Given
    Map<String, String> before = claims();
    scene.cluster.pods().fail(NAMESPACE, "demo-0");
    scene.cluster.pods().fail(NAMESPACE, "demo-1");
    scene.operator.runFor(Duration.ofMinutes(1));

    // When
    scene.annotatePod("demo-1", "streambus.io/delete-pod-and-pvc", "true");
    scene.operator.runFor(Duration.ofMinutes(1));

    // Then
    assertThat(claims()).isEqualTo(before);
    assertThat(roll.status().blockedBy().orElseThrow().predicate()).isEqualTo("pod-not-ready");
  }

  private Map<String, String> claims() {
    return scene.cluster.list(PersistentVolumeClaim.class).stream()
        .collect(
            Collectors.toMap(
                claim -> claim.getMetadata().getName(), claim -> claim.getMetadata().getUid()));
  }
}
