package io.streambus.operator.storage;

import static io.streambus.operator.fixture.NamespaceUser.eventually;
import static io.streambus.testkit.assertions.StreamBusClusterAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.DeletionPropagation;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.streambus.api.values.ConditionType;
import io.streambus.operator.fixture.NamespaceUser;
import io.streambus.testkit.junit.ControlPlaneTest;
import io.streambus.testkit.junit.TestNamespace;
import io.streambus.testkit.junit.TestOperator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Guarantees that expanding volumes loses no messages. */
@ControlPlaneTest
class VolumesIT {

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
  void volumesGrowWhileBrokersRunAndNewStatefulSetAdoptsPods() {
    // Given
    volumes.createAndAwaitRunning("replicas: 3");
    StatefulSet before = volumes.statefulSet();
    Map<String, String> pods = NamespaceUser.uids(user.pods(VolumeObserver.DEMO));
    Map<String, String> claims = NamespaceUser.uids(user.claims());

    // When
    user.apply(VolumeObserver.DEMO, "replicas: 3", "storage: {size: 12Gi, raftSize: 6Gi}");

    // Then
    volumes.awaitResized("12Gi", "6Gi");
    assertThat(NamespaceUser.uids(user.pods(VolumeObserver.DEMO))).isEqualTo(pods);
    assertThat(NamespaceUser.uids(user.claims())).isEqualTo(claims);
    assertThat(volumes.requestedSizes())
        .allSatisfy((claim, size) -> assertThat(size).isIn("12Gi", "6Gi"));
    assertThat(volumes.statefulSet().getMetadata().getUid())
        .isNotEqualTo(before.getMetadata().getUid());
    assertThat(volumes.statefulSet().getStatus())
        .returns(before.getStatus().getUpdateRevision(), status -> status.getUpdateRevision())
        .returns(before.getStatus().getUpdateRevision(), status -> status.getCurrentRevision())
        .returns(3, status -> status.getUpdatedReplicas())
        .returns(3, status -> status.getReadyReplicas());
    assertThat(user.pods(VolumeObserver.DEMO))
        .allSatisfy(
            pod ->
                assertThat(VolumeObserver.ownerUids(pod))
                    .containsExactlyInAnyOrder(
                        volumes.statefulSet().getMetadata().getUid(),
                        user.cluster(VolumeObserver.DEMO).getMetadata().getUid()));
    assertThat(user.eventReasons()).containsOnly("Creating", "Running");
  }

  @Test
  void deletionDuringReplacementRemovesPodsAndRetainsClaims(TestOperator operator) {
    // Given
    volumes.createAndAwaitRunning("replicas: 3");
    user.apply(VolumeObserver.DEMO, "replicas: 3", "storage: {size: 12Gi, raftSize: 6Gi}");
    volumes.awaitResized("12Gi", "6Gi");
    operator.stop();
    client
        .resource(volumes.statefulSet())
        .withPropagationPolicy(DeletionPropagation.ORPHAN)
        .withTimeout(30, TimeUnit.SECONDS)
        .delete();

    // When
    user.delete(VolumeObserver.DEMO);

    // Then
    eventually(() -> assertThat(user.pods(VolumeObserver.DEMO)).isEmpty());
    assertThat(user.claims()).hasSize(6);
  }

  @Test
  void largerClaimIsLeftUnchanged() {
    // Given
    volumes.createAndAwaitRunning("replicas: 1");
    client
        .persistentVolumeClaims()
        .inNamespace(namespace)
        .withName("data-demo-0")
        .edit(VolumeObserver::withSizeOf30Gi);

    // When
    user.apply(VolumeObserver.DEMO, "replicas: 1", "storage: {size: 20Gi, raftSize: 6Gi}");

    // Then
    eventually(() -> assertThat(volumes.templateSizes()).containsExactly("20Gi", "6Gi"));
    assertThat(volumes.requestedSizes())
        .containsExactlyInAnyOrderEntriesOf(Map.of("data-demo-0", "30Gi", "raft-demo-0", "6Gi"));
    eventually(
        () ->
            assertThat(user.cluster(VolumeObserver.DEMO))
                .doesNotHaveCondition(ConditionType.STORAGE_RESIZING));
  }

  @Test
  void claimsDeletedWithClusterSurviveResize() {
    // Given
    volumes.createAndAwaitRunning(
        "replicas: 2", "storage: {retentionPolicy: {whenDeleted: Delete}}");
    String cluster = user.cluster(VolumeObserver.DEMO).getMetadata().getUid();
    eventually(
        () ->
            assertThat(user.claims())
                .allMatch(claim -> VolumeObserver.ownerUids(claim).equals(List.of(cluster))));
    Map<String, String> claims = NamespaceUser.uids(user.claims());

    // When
    user.apply(
        VolumeObserver.DEMO,
        "replicas: 2",
        "storage: {size: 12Gi, retentionPolicy: {whenDeleted: Delete}}");

    // Then
    volumes.awaitResized("12Gi", "5Gi");
    eventually(
        () ->
            assertThat(user.claims())
                .allMatch(claim -> VolumeObserver.ownerUids(claim).equals(List.of(cluster))));
    assertThat(NamespaceUser.uids(user.claims())).isEqualTo(claims);
    assertThat(user.claims()).noneMatch(PersistentVolumeClaim::isMarkedForDeletion);

    // When
    user.delete(VolumeObserver.DEMO);

    // Then
    eventually(() -> assertThat(user.claims()).isEmpty());
  }
}
