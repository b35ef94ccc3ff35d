package io.streambus.testkit.reconcile;

import static io.streambus.testkit.reconcile.Scene.NAME;
import static io.streambus.testkit.reconcile.Scene.NAMESPACE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.streambus.api.ClusterCondition;
import io.streambus.api.StreamBusClusterStatus;
import io.streambus.api.spec.IsolationSpec;
import io.streambus.api.spec.MultiTenancySpec;
import io.streambus.api.spec.RetentionPolicySpec;
import io.streambus.api.vocabulary.ClaimPolicy;
import io.streambus.api.vocabulary.ConditionType;
import io.streambus.testkit.simulation.Request;
import io.streambus.testkit.simulation.Verb;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** If one of these failed, growing volumes could take brokers down, or take messages along. */
class VolumeGrowthTest {

  private static final Map<String, String> GROWN =
      Map.of(
          "data-demo-0", "20Gi",
          "data-demo-1", "20Gi",
          "data-demo-2", "20Gi",
          "raft-demo-0", "8Gi",
          "raft-demo-1", "8Gi",
          "raft-demo-2", "8Gi");

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
    assertThat(volumes.asked()).isEqualTo(GROWN);
    assertThat(volumes.templates()).containsExactly("20Gi", "8Gi");
    assertThat(volumes.podUids()).isEqualTo(pods);
    assertThat(volumes.revisions()).isEqualTo(revisions).hasSize(1);
    assertThat(scene.statefulSet().getMetadata().getUid()).isNotEqualTo(set);
    assertThat(volumes.claimWrites()).hasSize(6);
    assertThat(scene.phases()).doesNotContain("Degraded", "Failed").endsWith("Running");
    assertThat(scene.has(ConditionType.STORAGE_RESIZING)).isFalse();
    assertThat(scene.has(ConditionType.CHANGE_BLOCKED)).isFalse();
    assertThat(scene.condition(ConditionType.QUORUM_HEALTHY).status()).isEqualTo("True");
    assertThat(quorumStatuses(scene)).containsOnly("True");
    assertThat(scene.status().storage().flatMap(storage -> storage.size())).contains("20Gi");
    assertThat(scene.status().storage().flatMap(storage -> storage.raftSize())).contains("8Gi");
  }

  @Test
  void aCrashBeforeOrAfterAnyWriteOfAResizeChangesNothingInTheEnd() {
    // Given
    VolumeScene undisturbed = resizable();
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
    VolumeScene volumes = resizable();
    Scene scene = volumes.scene();
    List<String> pods = volumes.podUids();
    List<String> claims = claimUids(scene);
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
    assertThat(claimUids(scene)).as("claims after %s", write).isEqualTo(claims);
    return volumes;
  }

  /** With claims that go with the StatefulSet, which makes a resize the most dangerous. */
  private static VolumeScene resizable() {
    return VolumeScene.running(
        storage ->
            storage.retentionPolicy(
                RetentionPolicySpec.builder().whenDeleted(ClaimPolicy.DELETE.text()).build()));
  }

  @Test
  void aStatefulSetThatIsReplacedTakesNoClaimAlongAndTheNextOneDoesAgain() {
    // Given
    VolumeScene volumes = resizable();
    Scene scene = volumes.scene();
    List<String> claims = claimUids(scene);
    assertThat(owners(scene)).hasSize(1);

    // When
    volumes.want("20Gi", "8Gi");
    scene.operator.settle();

    // Then
    assertThat(claimUids(scene)).isEqualTo(claims);
    assertThat(owners(scene)).containsExactly(scene.statefulSet().getMetadata().getUid());
  }

  @Test
  void aClaimThatIsLargerAlreadyIsLeft() {
    // Given
    VolumeScene volumes = VolumeScene.running();
    Scene scene = volumes.scene();
    grow(scene, "data-demo-1", "50Gi");
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
  void aClassThatCannotGrowIsToldAndTheRestOfTheSpecGoesOn() {
    // Given
    VolumeScene volumes = VolumeScene.running();
    Scene scene = volumes.scene();
    scene
        .cluster
        .faults()
        .every(PersistentVolumeClaim.class)
        .refuse(
            403,
            "persistentvolumeclaims \"data-demo-0\" is forbidden: only dynamically provisioned pvc"
                + " can be resized and the storageclass that provisions the pvc must support"
                + " resize");
    scene.cluster.requests().clear();

    // When
    IsolationSpec isolation = IsolationSpec.builder().networkPolicies(true).build();
    scene.changeSpec(
        spec -> spec.multiTenancy(MultiTenancySpec.builder().isolation(isolation).build()));
    volumes.want("20Gi", "8Gi");
    scene.operator.settle();

    // Then
    ClusterCondition resizing = scene.condition(ConditionType.STORAGE_RESIZING);
    assertThat(resizing.status()).isEqualTo("False");
    assertThat(resizing.reason()).isEqualTo("StorageClassFixed");
    assertThat(resizing.message()).contains("data-demo-0", "10Gi", "20Gi", "allowVolumeExpansion");
    assertThat(scene.cluster.events(NAMESPACE, NAME))
        .extracting(Event::getReason)
        .contains("StorageClassFixed");
    assertThat(scene.cluster.list(NetworkPolicy.class)).hasSize(1);
    assertThat(scene.condition(ConditionType.STALLED).reason()).isEqualTo("StorageClassFixed");
    assertThat(scene.phase()).isEqualTo("Running");
    assertThat(volumes.templates()).containsExactly("10Gi", "5Gi");
    assertThat(scene.status().storage().flatMap(storage -> storage.size())).contains("10Gi");
    assertThat(scene.phases()).doesNotContain("Failed", "Degraded");

    // When
    scene.cluster.requests().clear();
    scene.operator.runFor(Duration.ofMinutes(10));

    // Then
    assertThat(volumes.claimWrites()).hasSizeBetween(9, 11);

    // When
    scene.cluster.faults().lift();
    scene.operator.runFor(Duration.ofMinutes(2));

    // Then
    assertThat(volumes.asked()).isEqualTo(GROWN);
    assertThat(volumes.templates()).containsExactly("20Gi", "8Gi");
    assertThat(scene.has(ConditionType.STORAGE_RESIZING)).isFalse();
  }

  @Test
  void aMistakeThatIsTakenBackLeavesNoTrace() {
    // Given
    VolumeScene volumes = VolumeScene.running();
    Scene scene = volumes.scene();
    scene.cluster.faults().every(PersistentVolumeClaim.class).refuse(403, "exceeded quota");
    volumes.want("20Ti", "5Gi");
    scene.operator.settle();
    assertThat(scene.condition(ConditionType.STORAGE_RESIZING).reason()).isEqualTo("ApiRefused");

    // When
    volumes.want("10Gi", "5Gi");
    scene.operator.settle();

    // Then
    assertThat(scene.has(ConditionType.STORAGE_RESIZING)).isFalse();
    assertThat(scene.has(ConditionType.CHANGE_BLOCKED)).isFalse();
    assertThat(volumes.asked().values()).containsOnly("10Gi", "5Gi");
    assertThat(volumes.templates()).containsExactly("10Gi", "5Gi");
  }

  @Test
  void aVolumeWhoseFileSystemIsStillSmallIsToldWithItsPod() {
    // Given
    VolumeScene volumes = VolumeScene.running();
    Scene scene = volumes.scene();
    scene.cluster.claims().hold(NAMESPACE, "raft-demo-1");

    // When
    volumes.want("20Gi", "8Gi");
    scene.operator.settle();

    // Then
    assertThat(volumes.templates()).containsExactly("20Gi", "8Gi");
    assertThat(scene.condition(ConditionType.STORAGE_RESIZING).status()).isEqualTo("True");
    assertThat(scene.condition(ConditionType.STORAGE_RESIZING).reason())
        .isEqualTo("FileSystemResizePending");
    assertThat(scene.condition(ConditionType.STORAGE_RESIZING).message())
        .contains("raft-demo-1 grows from 5Gi to 8Gi", "pod demo-1")
        .doesNotContain("demo-0");
    assertThat(scene.status().storage().flatMap(storage -> storage.raftSize())).contains("5Gi");

    // When
    scene.cluster.claims().release(NAMESPACE, "raft-demo-1");
    scene.operator.settle();

    // Then
    assertThat(scene.has(ConditionType.STORAGE_RESIZING)).isFalse();
    assertThat(scene.status().storage().flatMap(storage -> storage.raftSize())).contains("8Gi");
  }

  @Test
  void aBrokerThatIsBrokenDoesNotKeepTheOthersFromMoreRoom() {
    // Given
    VolumeScene volumes = VolumeScene.running();
    Scene scene = volumes.scene();
    scene.cluster.pods().fail(NAMESPACE, "demo-1");
    scene.operator.settle();

    // When
    volumes.want("20Gi", "8Gi");
    scene.operator.settle();

    // Then
    assertThat(volumes.asked()).isEqualTo(GROWN);
    assertThat(volumes.templates()).containsExactly("20Gi", "8Gi");
    assertThat(scene.phase()).isEqualTo("Degraded");
  }

  @Test
  void anotherClassStaysOutOfTheNewTemplates() {
    // Given
    VolumeScene volumes = VolumeScene.running();
    Scene scene = volumes.scene();

    // When
    volumes.change(storage -> storage.size(new Quantity("20Gi")).storageClass("fast"));
    scene.operator.settle();

    // Then
    assertThat(volumes.asked()).containsEntry("data-demo-0", "20Gi");
    assertThat(volumes.templates()).containsExactly("10Gi", "5Gi");
    assertThat(scene.condition(ConditionType.CHANGE_BLOCKED).message())
        .contains("spec.storage.class");
    assertThat(scene.condition(ConditionType.STORAGE_RESIZING).message())
        .contains("spec.storage.class is set back to the default class");
  }

  @Test
  void betweenTwoStatefulSetsTheBrokersRunAndTheMembersAreKnown() {
    // Given
    VolumeScene volumes = resizable();
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
    assertThat(quorumStatuses(scene)).containsOnly("True");
  }

  private static int deletionOfTheStatefulSet() {
    VolumeScene undisturbed = resizable();
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

  private static void grow(Scene scene, String claim, String size) {
    scene.user.edit(
        PersistentVolumeClaim.class,
        NAMESPACE,
        claim,
        each -> each.getSpec().getResources().getRequests().put("storage", new Quantity(size)));
  }

  private static List<String> claimUids(Scene scene) {
    return scene.cluster.list(PersistentVolumeClaim.class).stream()
        .map(claim -> claim.getMetadata().getUid())
        .toList();
  }

  private static List<String> owners(Scene scene) {
    return scene.cluster.list(PersistentVolumeClaim.class).stream()
        .flatMap(claim -> claim.getMetadata().getOwnerReferences().stream())
        .map(owner -> owner.getUid())
        .distinct()
        .toList();
  }

  private static List<String> quorumStatuses(Scene scene) {
    return scene.cluster.statuses(NAMESPACE, NAME).stream()
        .map((StreamBusClusterStatus status) -> status.condition(ConditionType.QUORUM_HEALTHY))
        .flatMap(condition -> condition.stream().map(ClusterCondition::status))
        .distinct()
        .toList();
  }
}
