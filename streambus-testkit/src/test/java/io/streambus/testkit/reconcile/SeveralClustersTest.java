package io.streambus.testkit.reconcile;

import static io.streambus.testkit.reconcile.Scene.NAME;
import static io.streambus.testkit.reconcile.Scene.NAMESPACE;
import static io.streambus.testkit.reconcile.Scene.demo;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.streambus.api.StreamBusCluster;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** If one of these failed, one cluster could be taken for another. */
class SeveralClustersTest {

  private final Scene scene = new Scene();

  @Test
  void twoClustersOfOneNameInTwoNamespacesLiveBesideEachOther() {
    // Given
    scene.user.put(demo(NAMESPACE));
    scene.user.put(demo("other", spec -> spec.replicas(1)));

    // When
    scene.operator.settle();

    // Then
    assertThat(scene.phase()).isEqualTo("Running");
    assertThat(other().getStatus().phase()).contains("Running");
    assertThat(other().getStatus().endpoints())
        .containsExactly("demo-0.demo-headless.other.svc:9092");
    assertThat(scene.cluster.list(Pod.class)).hasSize(4);
    assertThat(config("other")).doesNotContain(".default.");
  }

  @Test
  void aChangeOfOneClusterCostsTheOtherNothing() {
    // Given
    scene.user.put(demo(NAMESPACE));
    scene.user.put(demo("other"));
    scene.operator.settle();
    scene.cluster.requests().clear();

    // When
    scene.changeSpec(spec -> spec.version("v0.7.0"));
    scene.cluster.pods().fail(NAMESPACE, "demo-0");
    scene.operator.settle();

    // Then
    assertThat(scene.writes()).allMatch(write -> write.object().namespace().equals(NAMESPACE));
  }

  @Test
  void deletingOneClusterLeavesTheOther() {
    // Given
    scene.user.put(demo(NAMESPACE));
    scene.user.put(demo("other"));
    scene.operator.settle();

    // When
    scene.user.delete(StreamBusCluster.class, NAMESPACE, NAME);
    scene.operator.settle();

    // Then
    assertThat(scene.cluster.list(StatefulSet.class)).hasSize(1);
    assertThat(other().getStatus().phase()).contains("Running");
  }

  @Test
  void manyClustersComeUpTogether() {
    // Given
    IntStream.range(0, 50).forEach(i -> scene.user.put(demo("team-" + i)));

    // When
    scene.operator.settle();

    // Then
    assertThat(scene.cluster.list(StreamBusCluster.class))
        .hasSize(50)
        .allMatch(each -> each.getStatus().phase().orElse("").equals("Running"));
  }

  private StreamBusCluster other() {
    return scene.cluster.get(StreamBusCluster.class, "other", NAME);
  }

  private String config(String namespace) {
    return scene.cluster.get(ConfigMap.class, namespace, "demo-config").getData().toString();
  }
}
