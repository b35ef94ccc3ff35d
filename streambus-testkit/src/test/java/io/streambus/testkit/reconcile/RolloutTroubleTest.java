package io.streambus.testkit.reconcile;

import static io.streambus.testkit.reconcile.Scene.NAMESPACE;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Pod;
import io.streambus.api.RolloutBlock;
import io.streambus.api.spec.ConfigSpec;
import io.streambus.api.vocabulary.ConditionType;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * If one of these failed, a roll that meets trouble would take one broker after another down, or
 * would stay where it is when the trouble is over.
 */
class RolloutTroubleTest {

  private final Scene scene = Scene.running();
  private final RolloutScene roll = new RolloutScene(scene);

  @Test
  void aBrokenBrokerOfTheWantedRevisionStopsTheRollAndIsShown() {
    // Given
    scene.cluster.pods().fail(NAMESPACE, "demo-2");
    scene.cluster.step();
    scene.cluster.pods().release(NAMESPACE, "demo-2");
    scene.operator.settle();

    // When
    roll.reconfigure();
    scene.operator.runFor(Duration.ofSeconds(1));
    scene.cluster.pods().fail(NAMESPACE, "demo-2");
    scene.operator.runFor(Duration.ofMinutes(10));

    // Then
    assertThat(roll.deletedPods()).containsExactly("demo-2");
    RolloutBlock block = roll.status().blockedBy().orElseThrow();
    assertThat(block.predicate()).isEqualTo("pod-not-ready");
    assertThat(block.pod()).contains("demo-2");
    assertThat(block.message().orElse(""))
        .startsWith("demo-2: container broker ends with exit code 1 (Error)")
        .isEqualTo(scene.condition(ConditionType.READY).message().split("; ", 2)[1]);
    assertThat(roll.status().updated()).contains(1);
    assertThat(roll.status().total()).contains(3);
  }

  @Test
  void aGoodSpecHealsABadOne() {
    // Given
    roll.reconfigure();
    scene.operator.runFor(Duration.ofSeconds(1));
    scene.cluster.pods().fail(NAMESPACE, "demo-2");
    scene.operator.runFor(Duration.ofMinutes(1));

    // When
    scene.changeSpec(spec -> spec.config(ConfigSpec.builder().logLevel("warn").build()));
    scene.operator.runFor(Duration.ofSeconds(1));
    scene.cluster.pods().release(NAMESPACE, "demo-2");
    scene.operator.settle();

    // Then
    assertThat(scene.status().updatedReplicas()).contains(3);
    assertThat(scene.phase()).isEqualTo("Running");
  }

  @Test
  void aVolumeThatSomebodyDeletedIsNotLostWithItsPod() {
    // Given
    scene.user.edit(
        PersistentVolumeClaim.class,
        NAMESPACE,
        "data-demo-2",
        claim -> claim.getMetadata().setDeletionTimestamp("2026-01-01T00:00:00Z"));

    // When
    roll.reconfigure();
    scene.operator.runFor(Duration.ofMinutes(1));

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
    scene.cluster.faults().next(1, Pod.class).refuse(422, "images are fixed");

    // When
    scene.changeSpec(spec -> spec.version("v0.6.9"));
    scene.operator.settle();

    // Then
    assertThat(roll.deletedPods()).containsExactly("demo-2");
    assertThat(roll.uids()).containsAll(before.subList(0, 2)).doesNotContain(before.get(2));
    assertThat(scene.status().updatedReplicas()).contains(3);
  }

  @Test
  void aMissingRightIsShownAndTriedAgain() {
    // Given
    scene.cluster.faults().every(Pod.class).refuse(403, "pods is forbidden");
    roll.reconfigure();
    scene.operator.runFor(Duration.ofSeconds(30));
    RolloutBlock block = roll.status().blockedBy().orElseThrow();
    assertThat(block.predicate()).isEqualTo("api-refused");
    assertThat(block.message().orElse("")).contains("pods is forbidden");

    // When
    scene.cluster.faults().lift();
    scene.operator.runFor(Duration.ofMinutes(3));

    // Then
    assertThat(scene.status().updatedReplicas()).contains(3);
    assertThat(scene.status().rollout()).isEmpty();
  }

  @Test
  void aPodThatChangedMeanwhileIsLookedAtAgain() {
    // Given
    scene.operator.runFor(Duration.ofMinutes(1));
    scene.cluster.faults().next(2, Pod.class).loseRequest();

    // When
    roll.reconfigure();
    scene.operator.settle();

    // Then
    assertThat(scene.status().updatedReplicas()).contains(3);
  }
}
