package io.streambus.operator.extension;

import static io.streambus.operator.fixture.NamespaceUser.eventually;
import static io.streambus.testkit.assertions.StreamBusClusterAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.streambus.api.values.ClusterPhase;
import io.streambus.api.values.ConditionReason;
import io.streambus.api.values.ConditionType;
import io.streambus.operator.ImmutableOperatorOptions;
import io.streambus.operator.fixture.NamespaceUser;
import io.streambus.resources.ClusterInputs;
import io.streambus.resources.extension.AdditionalObject;
import io.streambus.resources.extension.ClusterExtension;
import io.streambus.resources.extension.ObjectMetadata;
import io.streambus.resources.model.BrokerCluster;
import io.streambus.resources.model.DefaultImage;
import io.streambus.testkit.junit.ControlPlaneTest;
import io.streambus.testkit.junit.ExpectedErrors;
import io.streambus.testkit.junit.TestNamespace;
import io.streambus.testkit.junit.TestOperator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Guarantees on a real control plane, with the permissions of the operator, that extensions add
 * what they declare, and that one that fails for a cluster affects no other.
 */
@ControlPlaneTest
class ExtensionsIT {

  private static final String DEMO = "demo";
  private static final String FAILING = "orders";

  private KubernetesClient client;
  private TestOperator operator;
  private NamespaceUser user;

  @BeforeEach
  void createUser(KubernetesClient client, TestOperator operator, TestNamespace namespace) {
    this.client = client;
    this.operator = operator;
    user = new NamespaceUser(client, namespace);
  }

  @AfterEach
  void startOperatorWithoutExtensions() {
    operator.restart();
  }

  @Test
  void objectsOfExtensionsAreAppliedOwnedCorrectedAndPruned() {
    // Given
    restart(new PlatformExtension("agent:1"));

    // When
    user.apply(DEMO, "replicas: 3");

    // Then
    eventually(() -> assertThat(user.cluster(DEMO)).hasPhase(ClusterPhase.RUNNING));
    assertThat(user.pods(DEMO))
        .allSatisfy(
            pod ->
                assertThat(pod.getSpec().getContainers())
                    .extracting(Container::getImage)
                    .contains("registry.example.com/team/broker:v0.6.0", "agent:1"));
    assertThat(dashboard().get().getData()).containsEntry("brokers", "3");
    assertThat(dashboard().get().getOwnerReferenceFor(user.cluster(DEMO))).isPresent();

    // When
    dashboard()
        .edit(
            map -> {
              map.getData().put("brokers", "9");
              return map;
            });

    // Then
    eventually(() -> assertThat(dashboard().get().getData()).containsEntry("brokers", "3"));

    // When
    restart(new WithoutDashboard(new PlatformExtension("agent:1")));

    // Then
    eventually(() -> assertThat(dashboard().get()).isNull());
  }

  @Test
  @ExpectedErrors(value = "the extension picky fails", reason = "the extension throws an exception")
  void failuresAndProblemsAreReportedAndAffectNoOtherCluster() {
    // Given
    restart(new PlatformExtension("agent:1"), new FailingExtension());
    user.apply(DEMO, "replicas: 1");

    // When
    user.apply(FAILING, "replicas: 1");
    user.apply("payments", "replicas: 1", "version: " + PlatformExtension.FORBIDDEN_VERSION);

    // Then
    eventually(
        () ->
            assertThat(user.cluster(FAILING))
                .hasPhase(ClusterPhase.FAILED)
                .hasTrueCondition(ConditionType.EXTENSION_FAILED, ConditionReason.EXTENSION_ERROR));
    assertThat(user.conditionMessage(FAILING, ConditionType.EXTENSION_FAILED))
        .contains("the extension picky fails", "no cost center");
    eventually(
        () ->
            assertThat(user.cluster("payments"))
                .hasPhase(ClusterPhase.FAILED)
                .hasTrueCondition(ConditionType.STALLED, ConditionReason.INVALID_SPEC));
    eventually(() -> assertThat(user.cluster(DEMO)).hasPhase(ClusterPhase.RUNNING));
    assertThat(user.pods(FAILING)).isEmpty();
    assertThat(operator.isHealthy()).isTrue();
  }

  private void restart(ClusterExtension... extensions) {
    operator.restart(
        ImmutableOperatorOptions.builder()
            .clusterInputs(
                ClusterInputs.builder()
                    .brokerImage(new DefaultImage("registry.example.com/team/broker", "v0.6.0"))
                    .build())
            .addExtensions(extensions)
            .build());
  }

  private Resource<ConfigMap> dashboard() {
    return client.configMaps().inNamespace(user.namespace().name()).withName(DEMO + "-dashboard");
  }

  /** The next version of a platform, which gives no cluster a dashboard. */
  private record WithoutDashboard(PlatformExtension before) implements ClusterExtension {

    @Override
    public String name() {
      return before.name();
    }

    @Override
    public ObjectMetadata metadata(BrokerCluster cluster) {
      return before.metadata(cluster);
    }

    @Override
    public List<AdditionalObject<?>> additionalObjects() {
      return List.of(
          new AdditionalObject<>(ConfigMap.class, "dashboard", cluster -> Optional.empty()));
    }
  }

  /** Fails for one cluster. */
  private static final class FailingExtension implements ClusterExtension {

    @Override
    public String name() {
      return "picky";
    }

    @Override
    public ObjectMetadata metadata(BrokerCluster cluster) {
      if (cluster.name().equals(FAILING)) {
        throw new IllegalStateException("no cost center");
      }
      return ObjectMetadata.NONE;
    }
  }
}
