package io.streambus.testkit.reconcile;

import static io.streambus.testkit.reconcile.Scene.NAME;
import static io.streambus.testkit.reconcile.Scene.NAMESPACE;
import static io.streambus.testkit.reconcile.Scene.demo;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.streambus.api.ClusterCondition;
import io.streambus.api.ImmutableStreamBusClusterSpec;
import io.streambus.api.StreamBusCluster;
import io.streambus.api.StreamBusClusterStatus;
import io.streambus.api.model.GoDuration;
import io.streambus.api.spec.ConfigSpec;
import io.streambus.api.spec.ImageSpec;
import io.streambus.api.spec.StorageSpec;
import io.streambus.api.vocabulary.ConditionType;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * If one of these failed, a typing error could take brokers down, or leave its author in the dark.
 */
class RefusedSpecTest {

  private static final List<String> FAULTY_PATHS =
      List.of(
          "spec.replicas",
          "spec.image.digest",
          "spec.storage.size",
          "spec.config.port",
          "spec.config.batchTimeout");

  private static final String UNREADABLE =
      """
      apiVersion: streambus.io/v1alpha1
      kind: StreamBusCluster
      metadata:
        namespace: default
        name: demo
      spec:
        replicas: many
      """;

  private static ImmutableStreamBusClusterSpec.Builder faulty(
      ImmutableStreamBusClusterSpec.Builder spec) {
    return spec.replicas(0)
        .image(ImageSpec.builder().digest("sha256:short").build())
        .storage(StorageSpec.builder().size(new Quantity("-1Gi")).build())
        .config(ConfigSpec.builder().port(70000).batchTimeout(GoDuration.of("soon")).build());
  }

  @Test
  void everyFaultIsNamedAtOnce() {
    // Given
    Scene scene = new Scene();

    // When
    scene.user.put(demo(NAMESPACE, RefusedSpecTest::faulty));
    scene.operator.settle();

    // Then
    assertThat(scene.phases()).containsExactly("Failed");
    ClusterCondition stalled = scene.condition(ConditionType.STALLED);
    assertThat(stalled.status()).isEqualTo("True");
    assertThat(stalled.reason()).isEqualTo("SpecRefused");
    assertThat(stalled.message()).contains(FAULTY_PATHS);
    assertThat(scene.cluster.list(StatefulSet.class)).isEmpty();
  }

  @Test
  void aRefusedChangeLeavesAllAsItRuns() {
    // Given
    Scene scene = Scene.running();
    Map<String, String> before = objects(scene);
    List<String> endpoints = scene.status().endpoints();

    // When
    scene.changeSpec(RefusedSpecTest::faulty);
    scene.operator.settle();

    // Then
    assertThat(scene.phase()).isEqualTo("Failed");
    assertThat(scene.condition(ConditionType.STALLED).message()).contains(FAULTY_PATHS);
    assertThat(scene.status().observedGeneration()).contains(2L);
    assertThat(scene.status().endpoints()).isEqualTo(endpoints);
    assertThat(scene.status().readyReplicas()).contains(3);
    assertThat(objects(scene)).isEqualTo(before);
  }

  @Test
  void theBrokersOfARefusedSpecAreStillCounted() {
    // Given
    Scene scene = Scene.running();
    scene.changeSpec(RefusedSpecTest::faulty);
    scene.operator.settle();

    // When
    scene.cluster.pods().fail(NAMESPACE, "demo-2");
    scene.operator.settle();

    // Then
    assertThat(scene.status().readyReplicas()).contains(2);
    assertThat(scene.condition(ConditionType.READY).status()).isEqualTo("False");
  }

  @Test
  void aCorrectedSpecRunsAgain() {
    // Given
    Scene scene = Scene.running();
    scene.changeSpec(RefusedSpecTest::faulty);
    scene.operator.settle();

    // When
    scene.user.put(demo(NAMESPACE));
    scene.operator.settle();

    // Then
    assertThat(scene.phase()).isEqualTo("Running");
    assertThat(scene.condition(ConditionType.STALLED).status()).isEqualTo("False");
  }

  @Test
  void otherClustersAreServedBesideARefusedOne() {
    // Given
    Scene scene = new Scene();
    scene.user.put(demo(NAMESPACE, RefusedSpecTest::faulty));
    scene.user.put(demo("other"));

    // When
    scene.operator.settle();

    // Then
    assertThat(phase(scene, "other")).isEqualTo("Running");
  }

  @Test
  void anUnreadableSpecIsReportedWithItsPath() {
    // Given
    Scene scene = new Scene();
    scene.user.putYaml(UNREADABLE);
    scene.user.put(demo("other"));

    // When
    scene.operator.settle();

    // Then
    assertThat(scene.phase()).isEqualTo("Failed");
    assertThat(scene.condition(ConditionType.STALLED).reason()).isEqualTo("SpecUnreadable");
    assertThat(scene.condition(ConditionType.STALLED).message()).contains("spec.replicas");
    assertThat(phase(scene, "other")).isEqualTo("Running");
  }

  @Test
  void aSpecThatBecomesUnreadableLeavesAllAsItRuns() {
    // Given
    Scene scene = Scene.running();
    Map<String, String> before = objects(scene);

    // When
    scene.user.putYaml(UNREADABLE);
    scene.operator.settle();

    // Then
    assertThat(scene.phase()).isEqualTo("Failed");
    assertThat(objects(scene)).isEqualTo(before);
    assertThat(scene.status().readyReplicas()).contains(3);
  }

  private static String phase(Scene scene, String namespace) {
    StreamBusClusterStatus status =
        scene.cluster.get(StreamBusCluster.class, namespace, NAME).getStatus();
    return status.phase().orElseThrow();
  }

  /** All but the StreamBusCluster itself. */
  private static Map<String, String> objects(Scene scene) {
    Map<String, String> objects = new TreeMap<>(scene.cluster.contents());
    objects.remove("StreamBusCluster default/demo");
    return objects;
  }
}
