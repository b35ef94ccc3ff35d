package io.streambus.testkit.reconcile;

import static io.streambus.testkit.reconcile.Scene.NAME;
import static io.streambus.testkit.reconcile.Scene.NAMESPACE;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.streambus.api.vocabulary.ConditionType;
import io.streambus.resources.model.RaftLog;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * If one of these failed, trouble amid a change of the number of brokers could leave all of them
 * stopped, or start some of them as members of another log than the rest.
 */
class ScalingTroubleTest {

  private final Scene scene = Scene.running();
  private final ScalingScene scaling = new ScalingScene(scene);

  @AfterEach
  void noRaftLogWasBroken() {
    RaftSafety.check(scene);
  }

  @Test
  void aBrokerThatIsNotReadyIsWaitedFor() {
    // Given
    scene.cluster.pods().fail(NAMESPACE, "demo-1");
    scene.operator.settle();

    // When
    scene.changeSpec(spec -> spec.replicas(5).scaling("Automatic"));
    scene.operator.settle();

    // Then
    assertThat(scene.condition(ConditionType.SCALE_BLOCKED).reason()).isEqualTo("BrokersNotReady");
    assertThat(scene.condition(ConditionType.SCALE_BLOCKED).message())
        .contains("pod demo-1 is not ready");
    assertThat(scene.condition(ConditionType.STALLED).status()).isEqualTo("False");
    assertThat(scaling.starts()).hasSize(3);

    // When
    scene.cluster.pods().release(NAMESPACE, "demo-1");
    scene.operator.settle();

    // Then
    assertThat(scaling.lastStarts(5)).containsOnly(new RaftLog(2, 5));
  }

  @Test
  void aClusterOfWhichNoBrokerIsReadyHasNothingToLose() {
    // Given
    scene.cluster.pods().holdAll();
    scene.operator.settle();

    // When
    scene.changeSpec(spec -> spec.replicas(5).scaling("Automatic"));
    scene.operator.settle();

    // Then
    assertThat(scaling.lastStarts(5)).containsOnly(new RaftLog(2, 5));
  }

  @Test
  void aWishThatIsTakenBackBetweenStopAndStartBringsTheFormerBrokersBack() {
    // Given
    scene.cluster.faults().every(ConfigMap.class).refuse(403, "not now");
    scene.changeSpec(spec -> spec.replicas(5).scaling("Automatic"));
    scene.operator.settle();
    assertThat(scene.pods()).isEmpty();

    // When
    scene.cluster.faults().lift();
    scaling.scale(3);
    scene.operator.settle();

    // Then
    assertThat(scaling.lastStarts(3)).containsOnly(new RaftLog(1, 3));
    assertThat(scene.phase()).isEqualTo("Running");

    // When
    scaling.scale(1);
    scene.operator.settle();

    // Then
    assertThat(scaling.lastStarts(1)).containsOnly(new RaftLog(3, 1));
  }

  @Test
  void whoeverStartsPodsBetweenStopAndStartStartsThemAsMembersOfTheNewLog() {
    // Given
    scene.changeSpec(spec -> spec.replicas(5).scaling("Automatic"));
    scene.cluster.faults().every(PersistentVolumeClaim.class).refuse(403, "not now");
    scene.operator.settle();
    assertThat(scene.pods()).isEmpty();
    scene.cluster.faults().lift();
    scene.cluster.faults().every(StatefulSet.class).refuse(403, "not now");
    scene.operator.settle();

    // When
    scene.user.edit(StatefulSet.class, NAMESPACE, NAME, set -> set.getSpec().setReplicas(3));
    while (scene.cluster.step()) {
      // Kubernetes alone works.
    }
    scene.cluster.faults().lift();
    scene.operator.settle();

    // Then
    assertThat(scaling.lastStarts(5)).containsOnly(new RaftLog(2, 5));
    assertThat(scene.pods()).hasSize(5);
  }
}
