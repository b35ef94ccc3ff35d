package io.streambus.testkit.reconcile;

import static io.streambus.testkit.reconcile.Scene.NAME;
import static io.streambus.testkit.reconcile.Scene.NAMESPACE;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.streambus.api.ClusterCondition;
import io.streambus.api.spec.IsolationSpec;
import io.streambus.api.spec.MultiTenancySpec;
import io.streambus.api.vocabulary.ConditionType;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** If one of these failed, volumes that cannot grow would hold up the rest, or nobody be told. */
class VolumeTroubleTest {

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
    assertThat(volumes.asked()).isEqualTo(VolumeScene.GROWN);
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
    assertThat(volumes.asked()).isEqualTo(VolumeScene.GROWN);
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
}
