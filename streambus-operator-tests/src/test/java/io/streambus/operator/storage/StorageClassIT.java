package io.streambus.operator.storage;

import static io.streambus.operator.fixture.NamespaceUser.eventually;
import static io.streambus.testkit.assertions.StreamBusClusterAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.storage.StorageClass;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.streambus.api.values.ClusterPhase;
import io.streambus.api.values.ConditionReason;
import io.streambus.api.values.ConditionType;
import io.streambus.operator.fixture.NamespaceUser;
import io.streambus.testkit.controlplane.ControlPlane;
import io.streambus.testkit.junit.ControlPlaneTest;
import io.streambus.testkit.junit.TestNamespace;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Guarantees that volumes that cannot be expanded are reported and do not stop a cluster. */
@ControlPlaneTest
class StorageClassIT {

  private KubernetesClient client;
  private String namespace;
  private NamespaceUser user;
  private VolumeObserver volumes;

  @BeforeEach
  void setUp(KubernetesClient client, TestNamespace namespace) {
    this.client = client;
    this.namespace = namespace.name();
    this.user = new NamespaceUser(client, namespace);
    this.volumes = new VolumeObserver(user);
  }

  @Test
  void missingExpansionSupportIsReportedUntilEnabled() {
    // Given
    StorageClass storageClass = ControlPlane.storageClass("fixed-" + namespace);
    storageClass.setAllowVolumeExpansion(false);
    client.resource(storageClass).create();
    String name = storageClass.getMetadata().getName();
    volumes.createAndAwaitRunning("replicas: 1", "storage: {class: %s}".formatted(name));
    String uid = volumes.statefulSet().getMetadata().getUid();

    // When
    user.apply(
        VolumeObserver.DEMO,
        "replicas: 1",
        "multiTenancy: {isolation: {networkPolicies: true}}",
        "storage: {class: %s, size: 12Gi}".formatted(name));

    // Then
    eventually(
        () ->
            assertThat(user.cluster(VolumeObserver.DEMO))
                .hasFalseCondition(
                    ConditionType.STORAGE_RESIZING, ConditionReason.EXPANSION_NOT_SUPPORTED)
                .hasConditionMessageContaining(
                    ConditionType.STORAGE_RESIZING, "data-demo-0", "allowVolumeExpansion", name)
                .hasTrueCondition(ConditionType.STALLED, ConditionReason.EXPANSION_NOT_SUPPORTED)
                .hasPhase(ClusterPhase.RUNNING));
    eventually(() -> assertThat(user.eventReasons()).contains("ExpansionNotSupported"));
    assertThat(client.network().v1().networkPolicies().inNamespace(namespace).list().getItems())
        .hasSize(1);
    assertThat(volumes.statefulSet().getMetadata().getUid()).isEqualTo(uid);
    assertThat(volumes.templateSizes()).containsExactly("10Gi", "5Gi");
    assertThat(volumes.storageStatus()).contains("10Gi 5Gi " + name);

    // When
    client
        .storage()
        .v1()
        .storageClasses()
        .withName(name)
        .edit(
            found -> {
              found.setAllowVolumeExpansion(true);
              return found;
            });

    // Then
    volumes.awaitResized("12Gi", "5Gi");
    client.resource(storageClass).delete();
  }
}
