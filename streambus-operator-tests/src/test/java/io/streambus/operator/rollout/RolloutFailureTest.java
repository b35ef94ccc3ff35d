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
 * Guarantees that a failing rollout stops instead of taking down one broker after another, and that
 * it resumes once the failure is resolved.
 */
class RolloutFailureTest {

  private final OperatorScenario scenario = OperatorScenario.running();
  private final RolloutScenario rollout = new RolloutScenario(scenario);

  @Test
  void failedBrokerOfTargetRevisionStopsRolloutAndIsReported() {
    // Given
    scenario.cluster.pods().crashLoop(NAMESPACE, "demo-2");
    scenario.cluster.step();
    scenario.cluster.pods().makeReady(NAMESPACE, "demo-2");
    scenario.operator.settle();

    // When
    rollout.changeConfig();
    scenario.operator.runFor(Duration.ofSeconds(1));
    scenario.cluster.pods().crashLoop(NAMESPACE, "demo-2");
    scenario.operator.runFor(Duration.ofMinutes(10));

    // Then
    assertThat(rollout.deletedPods()).containsExactly("demo-2");
    RolloutBlock block = rollout.status().blockedBy().orElseThrow();
    assertThat(block.predicate()).isEqualTo("pod-not-ready");
    assertThat(block.pod()).contains("demo-2");
    assertThat(block.message().orElse(""))
        .contains("demo-2", "container broker", "code 1 (Error)")
        .isEqualTo(scenario.condition(ConditionType.READY).message().split("; ", 2)[1]);
    assertThat(rollout.status().updated()).contains(1);
    assertThat(rollout.status().total()).contains(3);
  }

  @Test
  void validSpecRecoversFailedRollout() {
    // Given
    rollout.changeConfig();
    scenario.operator.runFor(Duration.ofSeconds(1));
    scenario.cluster.pods().crashLoop(NAMESPACE, "demo-2");
    scenario.operator.runFor(Duration.ofMinutes(1));

    // When
    scenario.changeSpec(spec -> spec.config(ConfigSpec.builder().logLevel("warn").build()));
    scenario.operator.runFor(Duration.ofSeconds(1));
    scenario.cluster.pods().makeReady(NAMESPACE, "demo-2");
    scenario.operator.settle();

    // Then
    assertThat(scenario.status().updatedReplicas()).contains(3);
    assertThat(scenario.phase()).isEqualTo("Running");
  }

  @Test
  void podWithTerminatingClaimIsNotRestarted() {
    // Given
    scenario.user.edit(
        PersistentVolumeClaim.class,
        NAMESPACE,
        "data-demo-2",
        claim -> claim.getMetadata().setDeletionTimestamp("2026-01-01T00:00:00Z"));

    // When
    rollout.changeConfig();
    scenario.operator.runFor(Duration.ofMinutes(1));

    // Then
    assertThat(rollout.deletedPods()).isEmpty();
    RolloutBlock block = rollout.status().blockedBy().orElseThrow();
    assertThat(block.predicate()).isEqualTo("claim-terminating");
    assertThat(block.pod()).contains("demo-2");
  }

  @Test
  void rejectedInPlaceUpdateFallsBackToPodDeletion() {
    // Given
    List<String> before = rollout.podUids();
    scenario.cluster.faults().nextWrites(1, Pod.class).reject(422, "images are fixed");

    // When
    scenario.changeSpec(spec -> spec.version("v0.6.9"));
    scenario.operator.settle();

    // Then
    assertThat(rollout.deletedPods()).containsExactly("demo-2");
    assertThat(rollout.podUids()).containsAll(before.subList(0, 2)).doesNotContain(before.get(2));
    assertThat(scenario.status().updatedReplicas()).contains(3);
  }

  @Test
  void missingPermissionIsReportedAndRetried() {
    // Given
    scenario.cluster.faults().everyWrite(Pod.class).reject(403, "pods is forbidden");
    rollout.changeConfig();
    scenario.operator.runFor(Duration.ofSeconds(30));
    RolloutBlock block = rollout.status().blockedBy().orElseThrow();
    assertThat(block.predicate()).isEqualTo("request-rejected");
    assertThat(block.message().orElse("")).contains("pods is forbidden");

    // When
    scenario.cluster.faults().clear();
    scenario.operator.runFor(Duration.ofMinutes(3));

    // Then
    assertThat(scenario.status().updatedReplicas()).contains(3);
    assertThat(scenario.status().rollout()).isEmpty();
  }

  @Test
  void lostPodWriteIsRetried() {
    // Given
    scenario.operator.runFor(Duration.ofMinutes(1));
    scenario.cluster.faults().nextWrites(2, Pod.class).loseRequest();

    // When
    rollout.changeConfig();
    scenario.operator.settle();

    // Then
    assertThat(scenario.status().updatedReplicas()).contains(3);
  }
}
