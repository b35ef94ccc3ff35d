package io.streambus.operator.storage;

import static io.streambus.operator.fixture.OperatorScenario.NAME;
import static io.streambus.operator.fixture.OperatorScenario.NAMESPACE;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.streambus.api.ClusterCondition;
import io.streambus.api.spec.NetworkPolicySpec;
import io.streambus.api.values.ConditionType;
import io.streambus.operator.fixture.OperatorScenario;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Guarantees that volumes that cannot be expanded are reported and block no other change. */
class VolumeFailureTest {

  @Test
  void unsupportedExpansionIsReportedAndOtherChangesApply() {
    // Given
    VolumeScenario volumes = VolumeScenario.running();
    OperatorScenario scenario = volumes.scenario();
    scenario
        .cluster
        .faults()
        .everyWrite(PersistentVolumeClaim.class)
        .reject(
            403,
            "persistentvolumeclaims \"data-demo-0\" is forbidden: only dynamically provisioned pvc"
                + " can be resized and the storageclass that provisions the pvc must support"
                + " resize");
    scenario.cluster.requests().clear();

    // When
    scenario.changeSpec(
        spec -> spec.networkPolicy(NetworkPolicySpec.builder().enabled(false).build()));
    volumes.requestSizes("20Gi", "8Gi");
    scenario.operator.settle();

    // Then
    ClusterCondition resizing = scenario.condition(ConditionType.STORAGE_RESIZING);
    assertThat(resizing.status()).isEqualTo("False");
    assertThat(resizing.reason()).isEqualTo("ExpansionNotSupported");
    assertThat(resizing.message()).contains("data-demo-0", "10Gi", "20Gi", "allowVolumeExpansion");
    assertThat(scenario.cluster.events(NAMESPACE, NAME))
        .extracting(Event::getReason)
        .contains("ExpansionNotSupported");
    assertThat(scenario.cluster.list(NetworkPolicy.class)).isEmpty();
    assertThat(scenario.condition(ConditionType.STALLED).reason())
        .isEqualTo("ExpansionNotSupported");
    assertThat(scenario.phase()).isEqualTo("Running");
    assertThat(volumes.templateSizes()).containsExactly("10Gi", "5Gi");
    assertThat(scenario.status().storage().flatMap(storage -> storage.size())).contains("10Gi");
    assertThat(scenario.phases()).doesNotContain("Failed", "Degraded");

    // When
    scenario.cluster.requests().clear();
    scenario.operator.runFor(Duration.ofMinutes(10));

    // Then
    assertThat(volumes.claimWrites()).hasSizeBetween(9, 11);

    // When
    scenario.cluster.faults().clear();
    scenario.operator.runFor(Duration.ofMinutes(2));

    // Then
    assertThat(volumes.requestedSizes()).isEqualTo(VolumeScenario.RESIZED);
    assertThat(volumes.templateSizes()).containsExactly("20Gi", "8Gi");
    assertThat(scenario.hasCondition(ConditionType.STORAGE_RESIZING)).isFalse();
  }

  @Test
  void revertedSizeLeavesNoTrace() {
    // Given
    VolumeScenario volumes = VolumeScenario.running();
    OperatorScenario scenario = volumes.scenario();
    scenario.cluster.faults().everyWrite(PersistentVolumeClaim.class).reject(403, "exceeded quota");
    volumes.requestSizes("20Ti", "5Gi");
    scenario.operator.settle();
    assertThat(scenario.condition(ConditionType.STORAGE_RESIZING).reason())
        .isEqualTo("RequestRejected");

    // When
    volumes.requestSizes("10Gi", "5Gi");
    scenario.operator.settle();

    // Then
    assertThat(scenario.hasCondition(ConditionType.STORAGE_RESIZING)).isFalse();
    assertThat(scenario.hasCondition(ConditionType.CHANGE_BLOCKED)).isFalse();
    assertThat(volumes.requestedSizes().values()).containsOnly("10Gi", "5Gi");
    assertThat(volumes.templateSizes()).containsExactly("10Gi", "5Gi");
  }

  @Test
  void pendingFileSystemResizeIsReportedWithPod() {
    // Given
    VolumeScenario volumes = VolumeScenario.running();
    OperatorScenario scenario = volumes.scenario();
    scenario.cluster.claims().block(NAMESPACE, "raft-demo-1");

    // When
    volumes.requestSizes("20Gi", "8Gi");
    scenario.operator.settle();

    // Then
    assertThat(volumes.templateSizes()).containsExactly("20Gi", "8Gi");
    assertThat(scenario.condition(ConditionType.STORAGE_RESIZING).status()).isEqualTo("True");
    assertThat(scenario.condition(ConditionType.STORAGE_RESIZING).reason())
        .isEqualTo("FileSystemResizePending");
    assertThat(scenario.condition(ConditionType.STORAGE_RESIZING).message())
        .contains("raft-demo-1", "5Gi", "8Gi", "pod demo-1")
        .doesNotContain("demo-0");
    assertThat(scenario.status().storage().flatMap(storage -> storage.raftSize())).contains("5Gi");

    // When
    scenario.cluster.claims().unblock(NAMESPACE, "raft-demo-1");
    scenario.operator.settle();

    // Then
    assertThat(scenario.hasCondition(ConditionType.STORAGE_RESIZING)).isFalse();
    assertThat(scenario.status().storage().flatMap(storage -> storage.raftSize())).contains("8Gi");
  }

  @Test
  void failedBrokerDoesNotBlockExpansionOfOthers() {
    // Given
    VolumeScenario volumes = VolumeScenario.running();
    OperatorScenario scenario = volumes.scenario();
    scenario.cluster.pods().crashLoop(NAMESPACE, "demo-1");
    scenario.operator.settle();

    // When
    volumes.requestSizes("20Gi", "8Gi");
    scenario.operator.settle();

    // Then
    assertThat(volumes.requestedSizes()).isEqualTo(VolumeScenario.RESIZED);
    assertThat(volumes.templateSizes()).containsExactly("20Gi", "8Gi");
    assertThat(scenario.phase()).isEqualTo("Degraded");
  }

  @Test
  void storageClassChangeIsNotAppliedToTemplates() {
    // Given
    VolumeScenario volumes = VolumeScenario.running();
    OperatorScenario scenario = volumes.scenario();

    // When
    volumes.changeStorage(storage -> storage.size(new Quantity("20Gi")).storageClass("fast"));
    scenario.operator.settle();

    // Then
    assertThat(volumes.requestedSizes()).containsEntry("data-demo-0", "20Gi");
    assertThat(volumes.templateSizes()).containsExactly("10Gi", "5Gi");
    assertThat(scenario.condition(ConditionType.CHANGE_BLOCKED).message())
        .contains("spec.storage.class");
    assertThat(scenario.condition(ConditionType.STORAGE_RESIZING).message())
        .contains("spec.storage.class");
  }
}
