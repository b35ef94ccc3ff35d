package io.streambus.operator.apply;

import static io.streambus.operator.fixture.NamespaceUser.awaitRest;
import static io.streambus.operator.fixture.NamespaceUser.eventually;
import static io.streambus.testkit.assertions.StreamBusClusterAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.ManagedFieldsEntry;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSetUpdateStrategyBuilder;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.RollableScalableResource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.streambus.api.ClusterLabels;
import io.streambus.api.ClusterNames;
import io.streambus.api.values.ClusterPhase;
import io.streambus.api.values.ConditionReason;
import io.streambus.api.values.ConditionType;
import io.streambus.operator.fixture.NamespaceUser;
import io.streambus.operator.rollout.RolloutObserver;
import io.streambus.testkit.controlplane.AuditLog;
import io.streambus.testkit.controlplane.ControlPlane;
import io.streambus.testkit.junit.ControlPlaneTest;
import io.streambus.testkit.junit.TestNamespace;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Guarantees that manual edits of managed objects are reverted, and reverted only once. Only a real
 * API server shows how it merges fields.
 */
@ControlPlaneTest
@Execution(ExecutionMode.CONCURRENT)
class DriftIT {

  private static final String DEMO = "demo";
  private static final Duration QUIET_PERIOD = Duration.ofSeconds(5);

  private KubernetesClient client;
  private String namespace;
  private NamespaceUser user;
  private AuditLog operator;

  @BeforeEach
  void startRunningCluster(KubernetesClient client, TestNamespace namespace, AuditLog log) {
    this.client = client;
    this.namespace = namespace.name();
    user = new NamespaceUser(client, namespace);
    operator = log.byUser(ControlPlane.OPERATOR).inNamespace(namespace.name());
    user.apply(DEMO, "replicas: 3");
    eventually(() -> assertThat(user.cluster(DEMO)).hasPhase(ClusterPhase.RUNNING));
  }

  /** The StatefulSet controller observes a correction, and replaced brokers become ready, later. */
  @AfterEach
  void verifyRest() {
    new RolloutObserver(user).awaitRolledOut(DEMO);
    awaitRest(operator, QUIET_PERIOD);
    assertThat(user.cluster(DEMO)).hasPhase(ClusterPhase.RUNNING);
  }

  @Test
  void revertsEditedPort() {
    // When
    service()
        .edit(
            each -> {
              each.getSpec().getPorts().get(0).setPort(1234);
              return each;
            });

    // Then
    eventually(
        () ->
            assertThat(service().get().getSpec().getPorts())
                .extracting(ServicePort::getPort)
                .containsExactly(9092, 8081));
    assertThat(service().get().getMetadata().getManagedFields())
        .as("otherwise the port could never be removed")
        .extracting(ManagedFieldsEntry::getManager, ManagedFieldsEntry::getOperation)
        .filteredOn(entry -> entry.toList().get(0).toString().startsWith(ClusterLabels.OPERATOR))
        .containsExactly(tuple(ClusterLabels.OPERATOR, "Apply"));
  }

  @Test
  void revertedPortCanStillBeChangedInSpec() {
    // Given
    revertsEditedPort();

    // When
    user.apply(DEMO, "replicas: 3", "config: {port: 9192}");

    // Then
    eventually(
        () ->
            assertThat(service().get().getSpec().getPorts())
                .extracting(ServicePort::getPort)
                .containsExactlyInAnyOrder(9192, 8081));
    client.pods().inNamespace(namespace).delete();
  }

  @Test
  void removesFieldsThatExcludeOwnOnes() {
    // When
    patch(
        statefulSet(),
        """
        {"spec": {"updateStrategy": {"type": "RollingUpdate", "rollingUpdate": {"partition": 2}}}}
        """);
    patch(
        budget(),
        """
        {"spec": {"maxUnavailable": null, "minAvailable": 2}}
        """);

    // Then
    eventually(
        () -> {
          assertThat(statefulSet().get().getSpec().getUpdateStrategy())
              .isEqualTo(new StatefulSetUpdateStrategyBuilder().withType("OnDelete").build());
          assertThat(budget().get().getSpec().getMinAvailable()).isNull();
          assertThat(budget().get().getSpec().getMaxUnavailable()).isEqualTo(new IntOrString(1));
          assertThat(statefulSet().get().getMetadata().getManagedFields())
              .as("otherwise fields could never be removed")
              .extracting(ManagedFieldsEntry::getManager)
              .doesNotContain("streambus-operator-repair");
        });
  }

  @Test
  void revertsStartOfOrdinals() {
    // Given
    List<String> brokers = podNames();

    // When
    patch(
        statefulSet(),
        """
        {"spec": {"ordinals": {"start": 1}}}
        """);

    // Then
    eventually(
        () -> {
          assertThat(statefulSet().get().getSpec().getOrdinals().getStart()).isZero();
          assertThat(podNames()).isEqualTo(brokers);
        });
  }

  @Test
  void reportsCopyThatTakesThePlaceOfBroker() {
    // Given
    Pod pod = client.pods().inNamespace(namespace).withName("demo-0").get();
    Pod copy =
        new PodBuilder()
            .withNewMetadata()
            .withName("demo-00")
            .withLabels(pod.getMetadata().getLabels())
            .endMetadata()
            .withNewSpec()
            .withContainers(
                pod.getSpec().getContainers().get(0).toBuilder().withVolumeMounts().build())
            .endSpec()
            .build();

    // When
    client.pods().inNamespace(namespace).resource(copy).create();

    // Then
    eventually(
        () ->
            assertThat(user.cluster(DEMO))
                .hasTrueCondition(ConditionType.UNEXPECTED_PODS, ConditionReason.LABELS_COPIED));

    // When
    client.pods().inNamespace(namespace).withName("demo-0").delete();

    // Then
    eventually(
        () ->
            assertThat(user.cluster(DEMO))
                .as("the StatefulSet controller takes demo-00 for demo-0")
                .hasPhase(ClusterPhase.DEGRADED)
                .hasConditionMessageContaining(
                    ConditionType.QUORUM_HEALTHY, "2 of 3 brokers are ready"));

    // When
    client.pods().inNamespace(namespace).withName("demo-00").withGracePeriod(0).delete();

    // Then
    eventually(
        () ->
            assertThat(user.cluster(DEMO))
                .hasPhase(ClusterPhase.RUNNING)
                .doesNotHaveCondition(ConditionType.UNEXPECTED_PODS));
  }

  @Test
  void revertsSelectorAsWhole() {
    // When
    service()
        .edit(
            each -> {
              each.getSpec().setSelector(Map.of("app", "shop", ClusterLabels.NAME, "other"));
              return each;
            });

    // Then
    eventually(
        () ->
            assertThat(service().get().getSpec().getSelector())
                .isEqualTo(ClusterLabels.selector(DEMO)));
  }

  @Test
  void preservesForeignFieldsWhenWriting() {
    // When
    configMap()
        .edit(
            each -> {
              each.getMetadata().getLabels().put("team", "payments");
              each.getMetadata().getAnnotations().put("backup.example.com/schedule", "daily");
              each.getData().put("notes", "written by another controller");
              return each;
            });
    configMap()
        .edit(
            each -> {
              each.getData().put("broker.yaml", "edited: manually");
              return each;
            });

    // Then
    eventually(() -> assertThat(configMap().get().getData().get("broker.yaml")).contains("raft"));
    ConfigMap corrected = configMap().get();
    assertThat(corrected.getMetadata().getLabels()).containsEntry("team", "payments");
    assertThat(corrected.getMetadata().getAnnotations())
        .containsEntry("backup.example.com/schedule", "daily");
    assertThat(corrected.getData()).containsEntry("notes", "written by another controller");
  }

  @Test
  void restoresRemovedLabels() {
    // The informer selects by label, so it reports the object as deleted.
    // When
    serviceAccount()
        .edit(
            each -> {
              each.getMetadata().setLabels(Map.of("team", "payments"));
              return each;
            });

    // Then
    eventually(
        () ->
            assertThat(serviceAccount().get().getMetadata().getLabels())
                .containsEntry(ClusterLabels.MANAGED_BY, ClusterLabels.OPERATOR)
                .containsEntry("team", "payments"));
  }

  @Test
  void clientThatKeepsChangingFieldIsNamed() {
    // Given
    PatchContext otherController =
        new PatchContext.Builder()
            .withPatchType(PatchType.JSON_MERGE)
            .withFieldManager("config-tuner")
            .build();

    // When
    eventually(
        () -> {
          configMap().patch(otherController, "{\"data\": {\"broker.yaml\": \"edited: true\"}}");
          assertThat(user.cluster(DEMO))
              .hasConditionMessageContaining(
                  ConditionType.FIELD_CONFLICT,
                  "field manager config-tuner changes data.broker.yaml");
        });

    // Then
    eventually(() -> assertThat(configMap().get().getData().get("broker.yaml")).contains("raft"));
  }

  private Resource<Service> service() {
    return client.services().inNamespace(namespace).withName(DEMO);
  }

  private Resource<ConfigMap> configMap() {
    return client.configMaps().inNamespace(namespace).withName(ClusterNames.configMap(DEMO));
  }

  private Resource<ServiceAccount> serviceAccount() {
    return client
        .serviceAccounts()
        .inNamespace(namespace)
        .withName(ClusterNames.serviceAccount(DEMO));
  }

  private RollableScalableResource<StatefulSet> statefulSet() {
    return client.apps().statefulSets().inNamespace(namespace).withName(DEMO);
  }

  private Resource<PodDisruptionBudget> budget() {
    return client.policy().v1().podDisruptionBudget().inNamespace(namespace).withName(DEMO);
  }

  private List<String> podNames() {
    return client.pods().inNamespace(namespace).list().getItems().stream()
        .map(pod -> pod.getMetadata().getName())
        .sorted()
        .toList();
  }

  private static void patch(Resource<?> resource, String patch) {
    resource.patch(PatchContext.of(PatchType.JSON_MERGE), patch);
  }
}
