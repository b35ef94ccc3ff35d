package io.streambus.operator.reconcile;

import static io.streambus.operator.fixture.OperatorScenario.NAME;
import static io.streambus.operator.fixture.OperatorScenario.NAMESPACE;
import static io.streambus.operator.fixture.OperatorScenario.demo;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.streambus.api.StreamBusCluster;
import io.streambus.operator.fixture.OperatorScenario;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Guarantees that clusters are never confused with one another. */
class MultipleClustersTest {

  private final OperatorScenario scenario = new OperatorScenario();

  @Test
  void sameNameInTwoNamespacesYieldsTwoClusters() {
    // Given
    scenario.user.createOrReplace(demo(NAMESPACE));
    scenario.user.createOrReplace(demo("other", spec -> spec.replicas(1)));

    // When
    scenario.operator.settle();

    // Then
    assertThat(scenario.phase()).isEqualTo("Running");
    assertThat(other().getStatus().phase()).contains("Running");
    assertThat(other().getStatus().endpoints())
        .containsExactly("demo-0.demo-headless.other.svc:9092");
    assertThat(scenario.cluster.list(Pod.class)).hasSize(4);
    assertThat(config("other")).doesNotContain(".default.");
  }

  @Test
  void changeOfOneClusterDoesNotTouchOther() {
    // Given
    scenario.user.createOrReplace(demo(NAMESPACE));
    scenario.user.createOrReplace(demo("other"));
    scenario.operator.settle();
    scenario.cluster.requests().clear();

    // When
    scenario.changeSpec(spec -> spec.version("v0.7.0"));
    scenario.cluster.pods().crashLoop(NAMESPACE, "demo-0");
    scenario.operator.settle();

    // Then
    assertThat(scenario.writes()).allMatch(write -> write.object().namespace().equals(NAMESPACE));
  }

  @Test
  void deletingOneClusterDoesNotTouchOther() {
    // Given
    scenario.user.createOrReplace(demo(NAMESPACE));
    scenario.user.createOrReplace(demo("other"));
    scenario.operator.settle();

    // When
    scenario.user.delete(StreamBusCluster.class, NAMESPACE, NAME);
    scenario.operator.settle();

    // Then
    assertThat(scenario.cluster.list(StatefulSet.class)).hasSize(1);
    assertThat(other().getStatus().phase()).contains("Running");
  }

  @Test
  void manyClustersStartTogether() {
    // Given
    IntStream.range(0, 50).forEach(i -> scenario.user.createOrReplace(demo("team-" + i)));

    // When
    scenario.operator.settle();

    // Then
    assertThat(scenario.cluster.list(StreamBusCluster.class))
        .hasSize(50)
        .allMatch(each -> each.getStatus().phase().orElse("").equals("Running"));
  }

  private StreamBusCluster other() {
    return scenario.cluster.get(StreamBusCluster.class, "other", NAME);
  }

  private String config(String namespace) {
    return scenario.cluster.get(ConfigMap.class, namespace, "demo-config").getData().toString();
  }
}
