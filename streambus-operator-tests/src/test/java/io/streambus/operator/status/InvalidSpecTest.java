package io.streambus.operator.status;

import static io.streambus.operator.fixture.OperatorScenario.NAME;
import static io.streambus.operator.fixture.OperatorScenario.NAMESPACE;
import static io.streambus.operator.fixture.OperatorScenario.demo;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.streambus.api.ClusterCondition;
import io.streambus.api.ImmutableStreamBusClusterSpec;
import io.streambus.api.StreamBusCluster;
import io.streambus.api.StreamBusClusterStatus;
import io.streambus.api.schema.GoDuration;
import io.streambus.api.spec.ConfigSpec;
import io.streambus.api.spec.ImageSpec;
import io.streambus.api.spec.StorageSpec;
import io.streambus.api.values.ConditionType;
import io.streambus.operator.fixture.OperatorScenario;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Without these guarantees, a typo in the spec could take brokers down or go unexplained. */
class InvalidSpecTest {

  private static final List<String> INVALID_PATHS =
      List.of(
          "spec.replicas",
          "spec.image.digest",
          "spec.storage.size",
          "spec.config.port",
          "spec.config.batchTimeout");

  private static final String UNPARSABLE =
      """
      apiVersion: streambus.io/v1alpha1
      kind: StreamBusCluster
      metadata:
        namespace: default
        name: demo
      spec:
        replicas: many
      """;

  private static ImmutableStreamBusClusterSpec.Builder invalid(
      ImmutableStreamBusClusterSpec.Builder spec) {
    return spec.replicas(0)
        .image(ImageSpec.builder().digest("sha256:short").build())
        .storage(StorageSpec.builder().size(new Quantity("-1Gi")).build())
        .config(ConfigSpec.builder().port(70000).batchTimeout(GoDuration.of("soon")).build());
  }

  @Test
  void reportsAllErrorsTogether() {
    // Given
    OperatorScenario scenario = new OperatorScenario();

    // When
    scenario.user.createOrReplace(demo(NAMESPACE, InvalidSpecTest::invalid));
    scenario.operator.settle();

    // Then
    assertThat(scenario.phases()).containsExactly("Failed");
    ClusterCondition stalled = scenario.condition(ConditionType.STALLED);
    assertThat(stalled.status()).isEqualTo("True");
    assertThat(stalled.reason()).isEqualTo("InvalidSpec");
    assertThat(stalled.message()).contains(INVALID_PATHS);
    assertThat(scenario.cluster.list(StatefulSet.class)).isEmpty();
  }

  @Test
  void invalidChangeLeavesObjectsUntouched() {
    // Given
    OperatorScenario scenario = OperatorScenario.running();
    Map<String, String> before = objects(scenario);
    List<String> endpoints = scenario.status().endpoints();

    // When
    scenario.changeSpec(InvalidSpecTest::invalid);
    scenario.operator.settle();

    // Then
    assertThat(scenario.phase()).isEqualTo("Failed");
    assertThat(scenario.condition(ConditionType.STALLED).message()).contains(INVALID_PATHS);
    assertThat(scenario.status().observedGeneration()).contains(2L);
    assertThat(scenario.status().endpoints()).isEqualTo(endpoints);
    assertThat(scenario.status().readyReplicas()).contains(3);
    assertThat(objects(scenario)).isEqualTo(before);
  }

  @Test
  void countsReadyBrokersWhileSpecIsInvalid() {
    // Given
    OperatorScenario scenario = OperatorScenario.running();
    scenario.changeSpec(InvalidSpecTest::invalid);
    scenario.operator.settle();

    // When
    scenario.cluster.pods().crashLoop(NAMESPACE, "demo-2");
    scenario.operator.settle();

    // Then
    assertThat(scenario.status().readyReplicas()).contains(2);
    assertThat(scenario.condition(ConditionType.READY).status()).isEqualTo("False");
  }

  @Test
  void correctedSpecRunsAgain() {
    // Given
    OperatorScenario scenario = OperatorScenario.running();
    scenario.changeSpec(InvalidSpecTest::invalid);
    scenario.operator.settle();

    // When
    scenario.user.createOrReplace(demo(NAMESPACE));
    scenario.operator.settle();

    // Then
    assertThat(scenario.phase()).isEqualTo("Running");
    assertThat(scenario.condition(ConditionType.STALLED).status()).isEqualTo("False");
  }

  @Test
  void invalidClusterDoesNotAffectOthers() {
    // Given
    OperatorScenario scenario = new OperatorScenario();
    scenario.user.createOrReplace(demo(NAMESPACE, InvalidSpecTest::invalid));
    scenario.user.createOrReplace(demo("other"));

    // When
    scenario.operator.settle();

    // Then
    assertThat(phase(scenario, "other")).isEqualTo("Running");
  }

  @Test
  void reportsPathOfUnparsableField() {
    // Given
    OperatorScenario scenario = new OperatorScenario();
    scenario.user.createOrReplaceYaml(UNPARSABLE);
    scenario.user.createOrReplace(demo("other"));

    // When
    scenario.operator.settle();

    // Then
    assertThat(scenario.phase()).isEqualTo("Failed");
    assertThat(scenario.condition(ConditionType.STALLED).reason()).isEqualTo("UnparsableSpec");
    assertThat(scenario.condition(ConditionType.STALLED).message()).contains("spec.replicas");
    assertThat(phase(scenario, "other")).isEqualTo("Running");
  }

  @Test
  void unparsableChangeLeavesObjectsUntouched() {
    // Given
    OperatorScenario scenario = OperatorScenario.running();
    Map<String, String> before = objects(scenario);

    // When
    scenario.user.createOrReplaceYaml(UNPARSABLE);
    scenario.operator.settle();

    // Then
    assertThat(scenario.phase()).isEqualTo("Failed");
    assertThat(objects(scenario)).isEqualTo(before);
    assertThat(scenario.status().readyReplicas()).contains(3);
  }

  private static String phase(OperatorScenario scenario, String namespace) {
    StreamBusClusterStatus status =
        scenario.cluster.get(StreamBusCluster.class, namespace, NAME).getStatus();
    return status.phase().orElseThrow();
  }

  /** All objects except the StreamBusCluster itself. */
  private static Map<String, String> objects(OperatorScenario scenario) {
    Map<String, String> objects = new TreeMap<>(scenario.cluster.objectsAsYaml());
    objects.remove("StreamBusCluster default/demo");
    return objects;
  }
}
