package io.streambus.operator.rollout;

import static io.streambus.operator.fixture.OperatorScenario.NAMESPACE;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Pod;
import io.streambus.api.RolloutBlock;
import io.streambus.api.spec.ConfigSpec;
import io.streambus.api.values.ConditionType;
import io.streambus.operator.fixture.OperatorScenario;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * If one of these failed, a roll that meets trouble would take one broker after another down, or
 * would stay where it is when the trouble is over.
 */
class RolloutFailureTest {

  private final OperatorScenario scenario = OperatorScenario.running();
  private final RolloutScenario roll = new RolloutScenario(scenario);

  @Test
  void aBrokenBrokerOfTheWantedRevisionStopsTheRollAndIsShown() {
    // Given
    scenario.cluster.pods().fail(NAMESPACE, "demo-2");
    scenario.cluster.step();
    scenario.cluster.pods().release(NAMESPACE, "demo-2");
    scenario.operator.settle();

    // When
    roll.reconfigure();
    scenario.operator.runFor(Duration.ofSeconds(1));
    scenario.cluster.pods().fail(NAMESPACE, "demo-2");
    scenario.operator.runFor(Duration.ofMinutes(10));

    // Then
    assertThat(roll.deletedPods()).containsExactly("demo-2");
    RolloutBlock block = roll.status().blockedBy().orElseThrow();
    assertThat(block.predicate()).isEqualTo("pod-not-ready");
    assertThat(block.pod()).contains("demo-2");
    assertThat(block.message().orElse(""))
        .startsWith("demo-2: container broker ends with exit code 1 (Error)")
        .isEqualTo(scenario.condition(ConditionType.READY).message().split("; ", 2)[1]);
    assertThat(roll.status().updated()).contains(1);
    assertThat(roll.status().total()).contains(3);
  }

  @Test
  void aGoodSpecHealsABadOne() {
    // Given
    roll.reconfigure();
    scenario.operator.runFor(Duration.ofSeconds(1));
    scenario.cluster.pods().fail(NAMESPACE, "demo-2");
    scenario.operator.runFor(Duration.ofMinutes(1));

    // When
    scenario.changeSpec(spec -> spec.config(ConfigSpec.builder().logLevel("warn").build()));
    scenario.operator.runFor(Duration.ofSeconds(1));
    scenario.cluster.pods().release(NAMESPACE, "demo-2");
    scenario.operator.settle();

    // Then
    assertThat(scenario.status().updatedReplicas()).contains(3);
    assertThat(scenario.phase()).isEqualTo("Running");
  }

  @Test
  void aVolumeThatSomebodyDeletedIsNotLostWithItsPod() {
    // Given
    scenario.user.edit(
        PersistentVolumeClaim.class,
        NAMESPACE,
        "data-demo-2",
        claim -> claim.getMetadata().setDeletionTimestamp("2026-01-01T00:00:00Z"));

    // When
    roll.reconfigure();
    scenario.operator.runFor(Duration.ofMinutes(1));

    // Then
    assertThat(roll.deletedPods()).isEmpty();
    RolloutBlock block = roll.status().blockedBy().orElseThrow();
    assertThat(block.predicate()).isEqualTo("claim-terminating");
    assertThat(block.pod()).contains("demo-2");
  }

  @Test
  void aChangeInPlaceThatTheServerRefusesBecomesADeletion() {
    // Given
    List<String> before = roll.uids();
    scenario.cluster.faults().next(1, Pod.class).reject(422, "images are fixed");

    // When
    scenario.changeSpec(spec -> spec.version("v0.6.9"));
    scenario.operator.settle();

    // Then
    assertThat(roll.deletedPods()).containsExactly("demo-2");
    assertThat(roll.uids()).containsAll(before.subList(0, 2)).doesNotContain(before.get(2));
    assertThat(scenario.status().updatedReplicas()).contains(3);
  }

  @Test
  void aMissingRightIsShownAndTriedAgain() {
    // Given
    scenario.cluster.faults().every(Pod.class).reject(403, "pods is forbidden");
    roll.reconfigure();
    scenario.operator.runFor(Duration.ofSeconds(30));
    RolloutBlock block = roll.status().blockedBy().orElseThrow();
    assertThat(block.predicate()).isEqualTo("request-rejected");
    assertThat(block.message().orElse("")).contains("pods is forbidden");

    // When
    scenario.cluster.faults().lift();
    scenario.operator.runFor(Duration.ofMinutes(3));

    // Then
    assertThat(scenario.status().updatedReplicas()).contains(3);
    assertThat(scenario.status().rollout()).isEmpty();
  }

  @Test
  void aPodThatChangedMeanwhileIsLookedAtAgain() {
    // Given
    scenario.operator.runFor(Duration.ofMinutes(1));
    scenario.cluster.faults().next(2, Pod.class).loseRequest();

    // When
    roll.reconfigure();
    scenario.operator.settle();

    // Then
    assertThat(scenario.status().updatedReplicas()).contains(3);
  }
}
