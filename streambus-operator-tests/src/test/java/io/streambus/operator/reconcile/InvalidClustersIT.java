package io.streambus.operator.reconcile;

import static io.streambus.operator.fixture.NamespaceUser.eventually;
import static io.streambus.testkit.assertions.StreamBusClusterAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.streambus.api.values.ClusterPhase;
import io.streambus.api.values.ConditionReason;
import io.streambus.api.values.ConditionType;
import io.streambus.operator.fixture.LaxSchema;
import io.streambus.operator.fixture.NamespaceUser;
import io.streambus.testkit.junit.ControlPlaneTest;
import io.streambus.testkit.junit.TestNamespace;
import io.streambus.testkit.junit.TestOperator;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Guarantees that an invalid cluster never affects the reconciliation of another one. */
@ControlPlaneTest
class InvalidClustersIT {

  private static final String LONG_NAME = "a".repeat(63);

  private KubernetesClient client;
  private NamespaceUser user;

  @BeforeEach
  void createUser(KubernetesClient client, TestNamespace namespace) {
    this.client = client;
    this.user = new NamespaceUser(client, namespace);
  }

  @Test
  void apiServerRejectsTooLongName() {
    assertThatThrownBy(() -> user.apply(LONG_NAME, "replicas: 1"))
        .isInstanceOf(KubernetesClientException.class)
        .hasMessageContaining("52 characters");
  }

  @Test
  void apiServerReportsMissingNamespace() {
    assertThatThrownBy(
            () ->
                new NamespaceUser(client, new TestNamespace("nowhere"))
                    .apply("demo", "replicas: 1"))
        .isInstanceOf(KubernetesClientException.class)
        .hasMessageContaining("namespaces \"nowhere\" not found");
  }

  @Test
  void sameNameInTwoNamespacesYieldsTwoClusters(TestNamespace namespace) {
    // Given
    user.apply("twin", "replicas: 1");
    NamespaceUser other = new NamespaceUser(client, new TestNamespace("default"));

    // When
    other.apply("twin", "replicas: 3");

    // Then
    eventually(
        () -> {
          assertThat(user.cluster("twin"))
              .hasPhase(ClusterPhase.RUNNING)
              .hasEndpoints("twin-0.twin-headless.%s.svc:9092".formatted(namespace));
          assertThat(other.cluster("twin")).hasPhase(ClusterPhase.RUNNING);
          assertThat(other.cluster("twin").getStatus().endpoints()).hasSize(3);
        });
    other.delete("twin");
  }

  @Test
  void doesNotAdoptForeignObject(TestNamespace namespace) {
    // Given
    Service foreign =
        client
            .resource(
                new ServiceBuilder()
                    .withNewMetadata()
                    .withNamespace(namespace.name())
                    .withName("demo")
                    .endMetadata()
                    .withNewSpec()
                    .addNewPort()
                    .withPort(80)
                    .endPort()
                    .endSpec()
                    .build())
            .create();

    // When
    user.apply("demo", "replicas: 1");

    // Then
    eventually(
        () ->
            assertThat(user.cluster("demo"))
                .hasPhase(ClusterPhase.FAILED)
                .hasTrueCondition(ConditionType.STALLED, ConditionReason.NAME_CONFLICT)
                .hasConditionMessageContaining(ConditionType.STALLED, "Service", "/demo"));
    assertThat(client.resource(foreign).get().getSpec().getPorts().get(0).getPort()).isEqualTo(80);
  }

  /** Clusters that the API server accepted under an older CRD. */
  @Nested
  class StoredByOlderVersion {

    private static LaxSchema schema;

    @BeforeAll
    static void disableValidation(KubernetesClient client) {
      schema = LaxSchema.install(client);
    }

    @AfterAll
    static void restoreValidation() {
      schema.close();
    }

    @Test
    void unparsableSpecIsReportedAndAffectsNoOtherCluster(TestOperator operator) {
      // Given
      user.apply("poison", "storage: plenty");
      eventually(
          () ->
              assertThat(user.cluster("poison"))
                  .hasPhase(ClusterPhase.FAILED)
                  .hasTrueCondition(ConditionType.STALLED, ConditionReason.UNPARSABLE_SPEC)
                  .hasConditionMessageContaining(ConditionType.STALLED, "spec.storage", "plenty"));
      eventually(() -> assertThat(events("poison")).containsExactly("UnparsableSpec"));

      // When
      operator.restart();
      user.apply("healthy", "replicas: 1");

      // Then
      eventually(() -> assertThat(user.cluster("healthy")).hasPhase(ClusterPhase.RUNNING));
      assertThat(events("poison")).containsExactly("UnparsableSpec");
    }

    @Test
    void reportsAllErrorsOfSpecTogether() {
      // When
      user.apply(
          "faulty",
          "replicas: 0",
          "config: {port: 70000, logLevel: chatty}",
          "storage: {size: -1Gi}",
          "image: {tag: 'no tag'}");

      // Then
      eventually(
          () ->
              assertThat(user.cluster("faulty"))
                  .hasPhase(ClusterPhase.FAILED)
                  .hasTrueCondition(ConditionType.STALLED, ConditionReason.INVALID_SPEC)
                  .hasConditionMessageContaining(
                      ConditionType.STALLED,
                      "spec.replicas",
                      "spec.config.port",
                      "spec.config.logLevel",
                      "spec.storage.size",
                      "spec.image.tag"));
      eventually(() -> assertThat(events("faulty")).containsExactly("InvalidSpec"));
    }

    @Test
    void brokersKeepRunningAfterInvalidChange() {
      // Given
      user.apply("demo", "replicas: 1");
      eventually(() -> assertThat(user.cluster("demo")).hasPhase(ClusterPhase.RUNNING));

      // When
      user.apply("demo", "replicas: 1", "config: {port: 0}");

      // Then
      eventually(
          () ->
              assertThat(user.cluster("demo"))
                  .hasPhase(ClusterPhase.FAILED)
                  .hasFalseCondition(ConditionType.READY, ConditionReason.INVALID_SPEC)
                  .hasConditionMessageContaining(ConditionType.READY, "1 of 1")
                  .hasTrueCondition(ConditionType.STALLED, ConditionReason.INVALID_SPEC));

      // When
      user.apply("demo", "replicas: 1", "config: {port: 9092}");

      // Then
      eventually(() -> assertThat(user.cluster("demo")).hasPhase(ClusterPhase.RUNNING));
    }

    @Test
    void tooLongNameIsReported() {
      // When
      user.apply(LONG_NAME, "replicas: 1");

      // Then
      eventually(
          () ->
              assertThat(user.cluster(LONG_NAME))
                  .hasTrueCondition(ConditionType.STALLED, ConditionReason.INVALID_SPEC)
                  .hasConditionMessageContaining(
                      ConditionType.STALLED, "metadata.name", "52 characters"));
    }
  }

  private List<String> events(String cluster) {
    return client
        .v1()
        .events()
        .inNamespace(user.namespace().name())
        .withField("involvedObject.name", cluster)
        .list()
        .getItems()
        .stream()
        .map(Event::getReason)
        .toList();
  }
}
