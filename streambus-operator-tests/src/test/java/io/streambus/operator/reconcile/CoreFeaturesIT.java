package io.streambus.operator.reconcile;

import static io.streambus.operator.fixture.NamespaceUser.eventually;
import static io.streambus.testkit.assertions.StreamBusClusterAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.streambus.api.ClusterNames;
import io.streambus.api.StreamBusCluster;
import io.streambus.api.values.ClusterPhase;
import io.streambus.api.values.ConditionReason;
import io.streambus.api.values.ConditionType;
import io.streambus.operator.fixture.NamespaceUser;
import io.streambus.resources.objects.ManagedResources;
import io.streambus.testkit.junit.ControlPlaneTest;
import io.streambus.testkit.junit.TestNamespace;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Guarantees the core features of the operator on a complete control plane. */
@ControlPlaneTest
class CoreFeaturesIT {

  private static final String DEMO = "demo";

  private KubernetesClient client;
  private String namespace;
  private NamespaceUser user;

  @BeforeEach
  void createUser(KubernetesClient client, TestNamespace namespace) {
    this.client = client;
    this.namespace = namespace.name();
    this.user = new NamespaceUser(client, namespace);
  }

  @Test
  void clusterRunsWithBoundVolumesAndEndpoints() {
    // When
    user.apply(DEMO, "replicas: 3");

    // Then
    eventually(() -> assertThat(user.cluster(DEMO)).hasPhase(ClusterPhase.RUNNING));
    assertThat(user.cluster(DEMO))
        .hasTrueCondition(ConditionType.READY, ConditionReason.ALL_BROKERS_READY)
        .hasFalseCondition(ConditionType.RECONCILING, ConditionReason.UP_TO_DATE)
        .hasFalseCondition(ConditionType.STALLED, ConditionReason.UP_TO_DATE)
        .hasEndpoints(
            "demo-0.demo-headless.%s.svc:9092".formatted(namespace),
            "demo-1.demo-headless.%s.svc:9092".formatted(namespace),
            "demo-2.demo-headless.%s.svc:9092".formatted(namespace));
    assertThat(claims())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "data-demo-0", "Bound",
                "data-demo-1", "Bound",
                "data-demo-2", "Bound",
                "raft-demo-0", "Bound",
                "raft-demo-1", "Bound",
                "raft-demo-2", "Bound"));
    assertThat(user.pods(DEMO)).hasSize(3);
  }

  @Test
  void reportsProgressAsEvents() {
    // When
    user.apply(DEMO, "replicas: 1");

    // Then
    eventually(
        () -> assertThat(user.eventReasons()).containsExactlyInAnyOrder("Creating", "Running"));
  }

  @Test
  void recreatesDeletedChild() {
    // Given
    startRunningCluster();

    // When
    client.configMaps().inNamespace(namespace).withName("demo-config").delete();
    client.services().inNamespace(namespace).withName(DEMO).delete();

    // Then
    eventually(
        () -> {
          assertThat(configMap()).isNotNull();
          assertThat(service()).isNotNull();
        });
  }

  @Test
  void revertsEditedChildAndPreservesForeignFields() {
    // Given
    startRunningCluster();

    // When
    client
        .configMaps()
        .inNamespace(namespace)
        .withName("demo-config")
        .edit(
            map -> {
              map.getData().put("broker.yaml", "edited: manually");
              map.getMetadata().getLabels().put("team", "blue");
              map.getMetadata().getAnnotations().put("note", "kept");
              return map;
            });

    // Then
    eventually(() -> assertThat(configMap().getData().get("broker.yaml")).contains("raft"));
    assertThat(configMap().getMetadata().getLabels()).containsEntry("team", "blue");
    assertThat(configMap().getMetadata().getAnnotations()).containsEntry("note", "kept");
  }

  @Test
  void deletionRetainsOnlyClaims() {
    // Given
    startRunningCluster();

    // When
    user.delete(DEMO);

    // Then
    eventually(() -> assertThat(children()).isEmpty());
    assertThat(claims()).hasSize(6);
  }

  @Test
  void unconfirmedScalingIsBlocked() {
    // Given
    startRunningCluster();

    // When
    client.resources(StreamBusCluster.class).inNamespace(namespace).withName(DEMO).scale(5);

    // Then
    eventually(
        () ->
            assertThat(user.cluster(DEMO))
                .hasPhase(ClusterPhase.RUNNING)
                .hasTrueCondition(
                    ConditionType.SCALE_BLOCKED, ConditionReason.CONFIRMATION_REQUIRED));
    assertThat(
            client
                .apps()
                .statefulSets()
                .inNamespace(namespace)
                .withName(DEMO)
                .get()
                .getSpec()
                .getReplicas())
        .isEqualTo(3);
  }

  @Test
  void rollsOutNewImage() {
    // Given
    startRunningCluster();

    // When
    user.apply(DEMO, "replicas: 3", "image: {tag: v0.7.0}", "rollout: {minReadySeconds: 1}");

    // Then
    eventually(() -> assertThat(user.cluster(DEMO)).hasPhase(ClusterPhase.UPDATING));
    eventually(
        () ->
            assertThat(user.cluster(DEMO))
                .hasPhase(ClusterPhase.RUNNING)
                .hasTrueCondition(ConditionType.READY, ConditionReason.ALL_BROKERS_READY));
    assertThat(user.pods(DEMO))
        .allMatch(pod -> pod.getSpec().getContainers().get(0).getImage().endsWith(":v0.7.0"));
  }

  private void startRunningCluster() {
    user.apply(DEMO, "replicas: 3");
    eventually(() -> assertThat(user.cluster(DEMO)).hasPhase(ClusterPhase.RUNNING));
  }

  private ConfigMap configMap() {
    return client.configMaps().inNamespace(namespace).withName(ClusterNames.configMap(DEMO)).get();
  }

  private Service service() {
    return client.services().inNamespace(namespace).withName(DEMO).get();
  }

  private Map<String, String> claims() {
    return user.claims().stream()
        .collect(
            Collectors.toMap(
                (PersistentVolumeClaim claim) -> claim.getMetadata().getName(),
                claim -> claim.getStatus().getPhase()));
  }

  private List<String> children() {
    return ManagedResources.builtInKinds().stream()
        .flatMap(
            kind ->
                client
                    .resources(kind)
                    .inNamespace(namespace)
                    .withLabel("app.kubernetes.io/managed-by", "streambus-operator")
                    .list()
                    .getItems()
                    .stream())
        .map(object -> object.getKind() + " " + object.getMetadata().getName())
        .toList();
  }
}
