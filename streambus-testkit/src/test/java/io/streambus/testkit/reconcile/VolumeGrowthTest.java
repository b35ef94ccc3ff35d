package io.streambus.testkit.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.streambus.api.ClusterAnnotations;
import io.streambus.api.vocabulary.ConditionType;
import io.streambus.testkit.simulation.Request;
import io.streambus.testkit.simulation.Verb;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** If one of these failed, growing volumes could take brokers down, or take messages along. */
class VolumeGrowthTest {

  @Test
  void claimsGrowThenTheTemplatesFollowAndNoBrokerNotices() {
    // Given
    VolumeScene volumes = VolumeScene.running();
    Scene scene = volumes.scene();
    List<String> pods = volumes.podUids();
    List<String> revisions = volumes.revisions();
    String set = scene.statefulSet().getMetadata().getUid();

    // When
    volumes.want("20Gi", "8Gi");
    scene.operator.settle();

    // Then
    assertThat(volumes.asked()).isEqualTo(VolumeScene.GROWN);
    assertThat(volumes.templates()).containsExactly("20Gi", "8Gi");
    assertThat(volumes.podUids()).isEqualTo(pods);
    assertThat(volumes.revisions()).isEqualTo(revisions).hasSize(1);
    assertThat(scene.statefulSet().getMetadata().getUid()).isNotEqualTo(set);
    assertThat(volumes.claimWrites()).hasSize(6);
    assertThat(scene.phases()).doesNotContain("Degraded", "Failed").endsWith("Running");
    assertThat(scene.has(ConditionType.STORAGE_RESIZING)).isFalse();
    assertThat(scene.has(ConditionType.CHANGE_BLOCKED)).isFalse();
    assertThat(scene.condition(ConditionType.QUORUM_HEALTHY).status()).isEqualTo("True");
    assertThat(volumes.quorumStatuses()).containsOnly("True");
    assertThat(scene.status().storage().flatMap(storage -> storage.size())).contains("20Gi");
    assertThat(scene.status().storage().flatMap(storage -> storage.raftSize())).contains("8Gi");
  }

  @Test
  void aCrashBeforeOrAfterAnyWriteOfAResizeChangesNothingInTheEnd() {
    // Given
    VolumeScene undisturbed = VolumeScene.resizable();
    undisturbed.want("20Gi", "8Gi");
    undisturbed.scene().operator.settle();
    Map<String, String> expected = undisturbed.scene().cluster.contents();
    int writes = undisturbed.scene().writes().size();

    for (int write = 1; write <= writes; write++) {
      for (Side side : Side.values()) {
        // When
        VolumeScene crashed = crashed(write, side);

        // Then
        assertThat(crashed.scene().cluster.contents())
            .as("%s write %s of %s", side, write, writes)
            .isEqualTo(expected);
      }
    }
    assertThat(writes).isGreaterThanOrEqualTo(10);
  }

  private enum Side {
    BEFORE,
    AFTER
  }

  private static VolumeScene crashed(int write, Side side) {
    VolumeScene volumes = VolumeScene.resizable();
    Scene scene = volumes.scene();
    List<String> pods = volumes.podUids();
    List<String> claims = volumes.claimUids();
    if (side == Side.BEFORE) {
      scene.cluster.faults().crashBefore(write);
    } else {
      scene.cluster.faults().crashAfter(write);
    }
    volumes.want("20Gi", "8Gi");
    assertThatThrownBy(scene.operator::settle).hasMessageContaining("crashed");
    scene.restartOperator();
    scene.operator.settle();
    assertThat(volumes.podUids()).as("pods after %s", write).isEqualTo(pods);
    assertThat(volumes.claimUids()).as("claims after %s", write).isEqualTo(claims);
    return volumes;
  }

  @Test
  void aStatefulSetThatIsReplacedTakesNoClaimAlongAndTheNextOneDoesAgain() {
    // Given
    VolumeScene volumes = VolumeScene.resizable();
    Scene scene = volumes.scene();
    List<String> claims = volumes.claimUids();
    assertThat(volumes.claimOwners()).hasSize(1);

    // When
    volumes.want("20Gi", "8Gi");
    scene.operator.settle();

    // Then
    assertThat(volumes.claimUids()).isEqualTo(claims);
    assertThat(volumes.claimOwners()).containsExactly(scene.statefulSet().getMetadata().getUid());
  }

  @Test
  void aClaimThatIsLargerAlreadyIsLeft() {
    // Given
    VolumeScene volumes = VolumeScene.running();
    Scene scene = volumes.scene();
    volumes.askByHand("data-demo-1", "50Gi");
    scene.operator.settle();

    // When
    volumes.want("20Gi", "8Gi");
    scene.operator.settle();

    // Then
    assertThat(volumes.asked())
        .containsEntry("data-demo-0", "20Gi")
        .containsEntry("data-demo-1", "50Gi");
    assertThat(volumes.templates()).containsExactly("20Gi", "8Gi");
    assertThat(scene.status().storage().flatMap(storage -> storage.size())).contains("20Gi");
  }

  @Test
  void betweenTwoStatefulSetsTheBrokersRunAndTheMembersAreKnown() {
    // Given
    VolumeScene volumes = VolumeScene.resizable();
    Scene scene = volumes.scene();
    List<String> pods = volumes.podUids();
    scene.cluster.faults().crashAfter(deletionOfTheStatefulSet());
    volumes.want("20Gi", "8Gi");
    assertThatThrownBy(scene.operator::settle).hasMessageContaining("crashed");

    // When
    scene.changeSpec(spec -> spec.replicas(5));
    for (int i = 0; i < 5; i++) {
      scene.cluster.step();
    }

    // Then
    assertThat(scene.cluster.list(StatefulSet.class)).isEmpty();
    assertThat(volumes.podUids()).isEqualTo(pods);

    // When
    scene.restartOperator();
    scene.operator.settle();

    // Then
    assertThat(volumes.podUids()).isEqualTo(pods);
    assertThat(volumes.templates()).containsExactly("20Gi", "8Gi");
    assertThat(scene.statefulSet().getSpec().getReplicas()).isEqualTo(3);
    assertThat(scene.phases()).doesNotContain("Degraded", "Failed");
    assertThat(volumes.quorumStatuses()).containsOnly("True");
  }

  @ParameterizedTest
  @ValueSource(strings = {ClusterAnnotations.RESTART_TRIGGER, ClusterAnnotations.RESTARTED_AT})
  void aWordForARestartThatWasTakenBackIsNotForgottenWithTheStatefulSet(String word) {
    // Given
    VolumeScene volumes = VolumeScene.running();
    Scene scene = volumes.scene();
    scene.annotate(word, "once");
    scene.operator.settle();
    scene.unannotate(word);
    scene.operator.settle();
    List<String> pods = volumes.podUids();
    List<String> revisions = volumes.revisions();

    // When
    volumes.want("20Gi", "8Gi");
    scene.restartOperator();
    scene.operator.settle();

    // Then
    assertThat(volumes.templates()).containsExactly("20Gi", "8Gi");
    assertThat(volumes.podUids()).isEqualTo(pods);
    assertThat(volumes.revisions()).isEqualTo(revisions).hasSize(1);
    assertThat(scene.statefulSet().getSpec().getTemplate().getMetadata().getAnnotations())
        .containsEntry(word, "once");
  }

  @Test
  void aStatefulSetThatSomebodyDeletedComesBackWithTheWordsForARestart() {
    // Given
    VolumeScene volumes = VolumeScene.running();
    Scene scene = volumes.scene();
    scene.annotate(ClusterAnnotations.RESTART_TRIGGER, "once");
    scene.operator.settle();
    scene.unannotate(ClusterAnnotations.RESTART_TRIGGER);
    scene.operator.settle();
    List<String> pods = volumes.podUids();

    // When
    scene.user.deleteAndOrphan(StatefulSet.class, Scene.NAMESPACE, Scene.NAME);
    scene.operator.settle();

    // Then
    assertThat(scene.statefulSet().getSpec().getTemplate().getMetadata().getAnnotations())
        .containsEntry(ClusterAnnotations.RESTART_TRIGGER, "once");
    assertThat(volumes.podUids()).isEqualTo(pods);
  }

  private static int deletionOfTheStatefulSet() {
    VolumeScene undisturbed = VolumeScene.resizable();
    undisturbed.want("20Gi", "8Gi");
    undisturbed.scene().operator.settle();
    List<Request> writes = undisturbed.scene().writes();
    return 1
        + IntStream.range(0, writes.size())
            .filter(i -> writes.get(i).verb() == Verb.DELETE)
            .filter(i -> writes.get(i).object().kind().equals("StatefulSet"))
            .findFirst()
            .orElseThrow();
  }
}
