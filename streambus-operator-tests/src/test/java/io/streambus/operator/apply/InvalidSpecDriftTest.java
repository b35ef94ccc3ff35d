package io.streambus.operator.apply;

import static io.streambus.operator.fixture.OperatorScenario.NAME;
import static io.streambus.operator.fixture.OperatorScenario.NAMESPACE;
import static io.streambus.operator.fixture.OperatorScenario.demo;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.streambus.api.ClusterAnnotations;
import io.streambus.operator.fixture.OperatorScenario;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Guarantees that a mistake in a spec does not end the protection of a running cluster: clients
 * still find it, drains still respect it, and other pods still cannot reach it.
 */
class InvalidSpecDriftTest {

  private static final Map<String, Class<? extends HasMetadata>> KINDS =
      Map.of(
          "Service", Service.class,
          "ServiceAccount", ServiceAccount.class,
          "ConfigMap", ConfigMap.class,
          "NetworkPolicy", NetworkPolicy.class,
          "PodDisruptionBudget", PodDisruptionBudget.class);

  private final OperatorScenario scenario = OperatorScenario.running();

  @ParameterizedTest
  @CsvSource({
    "Service,demo",
    "Service,demo-headless",
    "ServiceAccount,demo",
    "ConfigMap,demo-config",
    "NetworkPolicy,demo",
    "PodDisruptionBudget,demo"
  })
  void deletedObjectIsCreatedAgain(String kind, String name) {
    // Given
    Map<String, String> before = objects();
    scenario.changeSpec(spec -> spec.replicas(0));
    scenario.operator.settle();

    // When
    scenario.user.delete(Objects.requireNonNull(KINDS.get(kind)), NAMESPACE, name);
    scenario.operator.settle();

    // Then
    assertThat(scenario.phase()).isEqualTo("Failed");
    assertThat(objects()).isEqualTo(before);
  }

  @Test
  void deletedObjectIsCreatedAgainAfterARestartIfOnlyAnAnnotationIsInvalid() {
    // Given
    Map<String, String> before = objects();
    scenario.annotate(ClusterAnnotations.CONFIRM_SCALE, "five");
    scenario.restartOperator();
    scenario.operator.settle();

    // When
    scenario.user.delete(NetworkPolicy.class, NAMESPACE, NAME);
    scenario.operator.settle();

    // Then
    assertThat(scenario.phase()).isEqualTo("Failed");
    assertThat(objects()).isEqualTo(before);
  }

  @Test
  void changedFieldIsCorrected() {
    // Given
    Map<String, String> before = objects();
    scenario.changeSpec(spec -> spec.replicas(0));
    scenario.operator.settle();

    // When
    scenario.user.edit(StatefulSet.class, NAMESPACE, NAME, set -> set.getSpec().setReplicas(1));
    scenario.user.edit(
        Service.class, NAMESPACE, NAME, service -> service.getSpec().getPorts().get(0).setPort(1));
    scenario.operator.settle();

    // Then
    assertThat(objects()).isEqualTo(before);
  }

  @Test
  void validPartOfAnInvalidSpecIsNotApplied() {
    // Given
    Map<String, String> before = objects();

    // When
    scenario.changeSpec(spec -> spec.replicas(0).version("0.9.9"));
    scenario.operator.runFor(Duration.ofHours(2));

    // Then
    assertThat(objects()).isEqualTo(before);
  }

  @Test
  void nothingIsWrittenWhileEverythingIsPaused() {
    // Given
    scenario.annotate(ClusterAnnotations.PAUSE_RECONCILIATION, "true");
    scenario.annotate(ClusterAnnotations.CONFIRM_SCALE, "five");
    scenario.operator.settle();

    // When
    scenario.user.delete(Service.class, NAMESPACE, NAME);
    scenario.operator.settle();

    // Then
    assertThat(scenario.cluster.find(Service.class, NAMESPACE, NAME)).isEmpty();
  }

  @Test
  void idleInvalidClusterCausesNoRequests() {
    // Given
    scenario.changeSpec(spec -> spec.replicas(0));
    scenario.operator.settle();
    scenario.cluster.requests().clear();

    // When
    scenario.operator.runFor(Duration.ofDays(1));
    scenario.restartOperator();
    scenario.operator.runFor(Duration.ofDays(1));

    // Then
    assertThat(scenario.cluster.requests().all()).isEmpty();
  }

  @Test
  void newClusterWithAnInvalidAnnotationIsNotCreated() {
    // Given
    var other = demo("other");
    other.getMetadata().setAnnotations(Map.of(ClusterAnnotations.CONFIRM_SCALE, "five"));

    // When
    scenario.user.createOrReplace(other);
    scenario.operator.settle();

    // Then
    assertThat(scenario.cluster.find(Service.class, "other", NAME)).isEmpty();
    assertThat(scenario.cluster.find(ConfigMap.class, "other", "demo-config")).isEmpty();
  }

  /** All objects except the StreamBusCluster itself. */
  private Map<String, String> objects() {
    Map<String, String> objects = new TreeMap<>(scenario.cluster.objectsAsYaml());
    objects.remove("StreamBusCluster default/demo");
    return objects;
  }
}
