package io.streambus.operator.scaling;

import static io.streambus.operator.fixture.OperatorScenario.NAME;
import static io.streambus.operator.fixture.OperatorScenario.NAMESPACE;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Service;
import io.streambus.api.ClusterAnnotations;
import io.streambus.api.StreamBusCluster;
import io.streambus.api.values.ConditionType;
import io.streambus.operator.fixture.OperatorScenario;
import io.streambus.resources.model.RaftEpoch;
import io.streambus.testkit.simulation.BrokerStart;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Guarantees that a cluster can be hibernated and resumes in the same state. */
class HibernationTest {

  private OperatorScenario scenario = OperatorScenario.running();

  @AfterEach
  void checkRaftSafety() {
    RaftSafety.verify(scenario);
  }

  @Test
  void hibernatedClusterRetainsClaimsAndIsNotStalled() {
    // Given
    List<PersistentVolumeClaim> claims = scenario.cluster.list(PersistentVolumeClaim.class);

    // When
    hibernate();

    // Then
    assertThat(scenario.pods()).isEmpty();
    assertThat(scenario.phase()).isEqualTo("Hibernated");
    assertThat(conditions())
        .contains("Hibernated True Hibernated", "Ready False Hibernated")
        .contains("Reconciling False Hibernated", "Stalled False UpToDate");
    assertThat(scenario.hasCondition(ConditionType.QUORUM_HEALTHY)).isFalse();
    assertThat(scenario.cluster.list(PersistentVolumeClaim.class)).isEqualTo(claims);
    assertThat(scenario.get(StreamBusCluster.class, NAME).getSpec().replicas()).isEmpty();
  }

  @Test
  void resumedClusterReusesClaimsAndRaftEpoch() {
    // Given
    hibernate();

    // When
    resume();

    // Then
    assertThat(epochsOfLastStarts(3)).containsOnly(new RaftEpoch(1, 3));
    assertThat(scenario.cluster.list(PersistentVolumeClaim.class)).hasSize(6);
    assertThat(scenario.phase()).isEqualTo("Running");
    assertThat(scenario.hasCondition(ConditionType.HIBERNATED)).isFalse();
  }

  @Test
  void hibernatedClusterSendsNoRequests() {
    // Given
    hibernate();
    scenario.restartOperator();
    scenario.operator.settle();
    scenario.cluster.requests().clear();

    // When
    scenario.operator.runFor(Duration.ofHours(1));

    // Then
    assertThat(scenario.cluster.requests().all()).isEmpty();
  }

  @Test
  void clusterCreatedHibernatedHasNoPodsAndCanBeScaled() {
    // Given
    scenario = new OperatorScenario();
    StreamBusCluster demo = OperatorScenario.demo(NAMESPACE);
    demo.getMetadata().getAnnotations().put(ClusterAnnotations.HIBERNATE, "true");
    scenario.user.createOrReplace(demo);
    scenario.operator.settle();
    assertThat(scenario.get(Service.class, NAME)).isNotNull();
    assertThat(scenario.pods()).isEmpty();
    assertThat(scenario.phase()).isEqualTo("Hibernated");

    // When
    scenario.changeSpec(spec -> spec.replicas(5));
    scenario.operator.settle();
    resume();

    // Then
    assertThat(epochsOfLastStarts(5)).allMatch(epoch -> epoch.members() == 5);
    assertThat(scenario.phase()).isEqualTo("Running");
  }

  @Test
  void hibernatedClusterScalesAfterConfirmation() {
    // Given
    hibernate();

    // When
    scenario.changeSpec(spec -> spec.replicas(1));
    scenario.operator.settle();

    // Then
    assertThat(scenario.condition(ConditionType.SCALE_BLOCKED).reason())
        .isEqualTo("ConfirmationRequired");

    // When
    scenario.annotate(ClusterAnnotations.CONFIRM_SCALE, "1");
    scenario.operator.settle();

    // Then
    assertThat(scenario.hasCondition(ConditionType.SCALE_BLOCKED)).isFalse();
    assertThat(scenario.pods()).isEmpty();

    // When
    resume();

    // Then
    assertThat(epochsOfLastStarts(1)).containsOnly(new RaftEpoch(2, 1));
    assertThat(scenario.pods()).hasSize(1);
  }

  @Test
  void scalingClusterCanBeHibernated() {
    // Given
    scenario.changeSpec(spec -> spec.replicas(5).scaling("Automatic"));

    // When
    hibernate();

    // Then
    assertThat(scenario.pods()).isEmpty();
    assertThat(scenario.phase()).isEqualTo("Hibernated");

    // When
    resume();

    // Then
    assertThat(epochsOfLastStarts(5)).containsOnly(new RaftEpoch(2, 5));
  }

  private List<String> conditions() {
    return scenario.status().conditions().stream()
        .map(each -> each.type() + " " + each.status() + " " + each.reason())
        .toList();
  }

  private void hibernate() {
    scenario.annotate(ClusterAnnotations.HIBERNATE, "true");
    scenario.operator.settle();
  }

  private void resume() {
    scenario.removeAnnotation(ClusterAnnotations.HIBERNATE);
    scenario.operator.settle();
  }

  private List<RaftEpoch> epochsOfLastStarts(int count) {
    List<BrokerStart> all = scenario.cluster.brokerStarts(NAMESPACE, NAME);
    return all.subList(all.size() - count, all.size()).stream()
        .map(BrokerStart::raftEpoch)
        .toList();
  }
}
