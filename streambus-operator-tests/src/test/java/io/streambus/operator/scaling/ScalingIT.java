package io.streambus.operator.scaling;

import static io.streambus.operator.fixture.NamespaceUser.eventually;
import static io.streambus.testkit.assertions.StreamBusClusterAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.streambus.api.ClusterAnnotations;
import io.streambus.api.ClusterNames;
import io.streambus.api.StreamBusCluster;
import io.streambus.api.values.ClusterPhase;
import io.streambus.api.values.ConditionReason;
import io.streambus.api.values.ConditionType;
import io.streambus.operator.fixture.NamespaceUser;
import io.streambus.resources.model.RaftEpoch;
import io.streambus.resources.objects.MembershipAnnotations;
import io.streambus.testkit.junit.ControlPlaneTest;
import io.streambus.testkit.junit.TestNamespace;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Guarantees, with the real controllers, that changing the number of brokers loses neither the Raft
 * log nor messages.
 */
@ControlPlaneTest
class ScalingIT {

  private static final String DEMO = "demo";

  private KubernetesClient client;
  private String namespace;
  private NamespaceUser user;

  @BeforeEach
  void setUp(KubernetesClient client, TestNamespace namespace) {
    this.client = client;
    this.namespace = namespace.name();
    this.user = new NamespaceUser(client, namespace);
  }

  @Test
  void scaleSubresourceScalesUpAfterConfirmation() {
    // Given
    createAndAwaitRunning("replicas: 3");
    Map<String, String> claims = claimUids();

    // When
    client.resources(StreamBusCluster.class).inNamespace(namespace).withName(DEMO).scale(5);

    // Then
    eventually(
        () ->
            assertThat(user.cluster(DEMO))
                .hasPhase(ClusterPhase.RUNNING)
                .hasTrueCondition(
                    ConditionType.SCALE_BLOCKED, ConditionReason.CONFIRMATION_REQUIRED)
                .hasConditionMessageContaining(
                    ConditionType.SCALE_BLOCKED, "streambus.io/confirm-scale: \"5\""));

    // When
    annotate(ClusterAnnotations.CONFIRM_SCALE, "5");

    // Then
    eventually(
        () -> {
          assertThat(user.cluster(DEMO))
              .hasPhase(ClusterPhase.RUNNING)
              .hasTrueCondition(ConditionType.READY, ConditionReason.ALL_BROKERS_READY)
              .doesNotHaveCondition(ConditionType.SCALE_BLOCKED)
              .doesNotHaveCondition(ConditionType.SCALING);
          assertThat(raftEpochs()).hasSize(5).containsOnly(new RaftEpoch(2, 5));
        });
    assertThat(user.cluster(DEMO).getStatus().readyReplicas()).contains(5);
    assertThat(configuration()).contains("/raft/epoch-2", "demo-4.");
    assertThat(claimUids()).containsAllEntriesOf(claims).hasSize(10);
    assertThat(user.eventReasons()).contains("ConfirmationRequired", "Scaling", "Scaled");
  }

  @Test
  void scaleDownRetainsClaimsOfRemovedBrokers() {
    // Given
    createAndAwaitRunning("replicas: 3");
    Map<String, String> claims = claimUids();

    // When
    user.apply(DEMO, "replicas: 1", "scaling: Automatic");

    // Then
    eventually(
        () -> {
          assertThat(user.cluster(DEMO))
              .hasPhase(ClusterPhase.RUNNING)
              .hasTrueCondition(ConditionType.READY, ConditionReason.ALL_BROKERS_READY);
          assertThat(user.cluster(DEMO).getStatus().replicas()).contains(1);
        });
    assertThat(claimUids()).isEqualTo(claims);
    assertThat(raftEpochs())
        .containsExactly(new RaftEpoch(2, 1), new RaftEpoch(1, 3), new RaftEpoch(1, 3));
  }

  @Test
  void scaleDownDeletesClaimsOfRemovedBrokersByPolicy() {
    // Given
    String retention = "storage: {retentionPolicy: {whenScaled: Delete}}";
    createAndAwaitRunning("replicas: 3", retention);
    Map<String, String> claims = claimUids();

    // When
    user.apply(DEMO, "replicas: 1", "scaling: Automatic", retention);

    // Then
    eventually(
        () -> {
          assertThat(user.cluster(DEMO))
              .hasPhase(ClusterPhase.RUNNING)
              .hasTrueCondition(ConditionType.READY, ConditionReason.ALL_BROKERS_READY);
          assertThat(claimUids()).hasSize(2);
        });
    assertThat(claimUids())
        .containsEntry("data-demo-0", claims.get("data-demo-0"))
        .containsEntry("raft-demo-0", claims.get("raft-demo-0"));
    assertThat(raftEpochs()).containsExactly(new RaftEpoch(2, 1));
    assertThat(user.eventReasons()).contains("ClaimsDeleted");
  }

  @Test
  void hibernatedClusterResumesWithSameClaimsAndRaftEpoch() {
    // Given
    createAndAwaitRunning("replicas: 3");
    Map<String, String> claims = claimUids();

    // When
    annotate(ClusterAnnotations.HIBERNATE, "true");

    // Then
    eventually(
        () ->
            assertThat(user.cluster(DEMO))
                .hasPhase(ClusterPhase.HIBERNATED)
                .hasTrueCondition(ConditionType.HIBERNATED, ConditionReason.HIBERNATED)
                .hasFalseCondition(ConditionType.RECONCILING, ConditionReason.HIBERNATED)
                .hasFalseCondition(ConditionType.STALLED, ConditionReason.UP_TO_DATE));
    assertThat(client.pods().inNamespace(namespace).list().getItems()).isEmpty();
    assertThat(claimUids()).isEqualTo(claims);

    // When
    annotate(ClusterAnnotations.HIBERNATE, "false");

    // Then
    eventually(
        () ->
            assertThat(user.cluster(DEMO))
                .hasPhase(ClusterPhase.RUNNING)
                .doesNotHaveCondition(ConditionType.HIBERNATED));
    assertThat(claimUids()).isEqualTo(claims);
    assertThat(configuration()).contains("/raft/epoch-1");
  }

  @Test
  void recreatedClusterContinuesOrIncrementsRaftEpoch() {
    // Given
    createAndAwaitRunning("replicas: 3");

    // When
    user.delete(DEMO);
    eventually(() -> assertThat(client.pods().inNamespace(namespace).list().getItems()).isEmpty());
    createAndAwaitRunning("replicas: 3");

    // Then
    assertThat(raftEpochs()).hasSize(3).containsOnly(new RaftEpoch(1, 3));

    // When
    user.delete(DEMO);
    eventually(() -> assertThat(client.pods().inNamespace(namespace).list().getItems()).isEmpty());
    createAndAwaitRunning("replicas: 1");

    // Then
    assertThat(configuration()).contains("/raft/epoch-2");
    assertThat(raftEpochs().get(0)).isEqualTo(new RaftEpoch(2, 1));
  }

  private void createAndAwaitRunning(String... spec) {
    user.apply(DEMO, spec);
    eventually(() -> assertThat(user.cluster(DEMO)).hasPhase(ClusterPhase.RUNNING));
  }

  private void annotate(String name, String value) {
    client
        .resources(StreamBusCluster.class)
        .inNamespace(namespace)
        .withName(DEMO)
        .patch(
            PatchContext.of(PatchType.JSON_MERGE),
            "{\"metadata\":{\"annotations\":{\"%s\":\"%s\"}}}".formatted(name, value));
  }

  private String configuration() {
    return client
        .configMaps()
        .inNamespace(namespace)
        .withName(ClusterNames.configMap(DEMO))
        .get()
        .getData()
        .getOrDefault("broker.yaml", "");
  }

  private Map<String, String> claimUids() {
    return NamespaceUser.uids(user.claims());
  }

  private List<RaftEpoch> raftEpochs() {
    return user.claims().stream()
        .filter(claim -> claim.getMetadata().getName().startsWith("raft-"))
        .map(claim -> MembershipAnnotations.raftEpoch(claim).orElseThrow())
        .toList();
  }
}
