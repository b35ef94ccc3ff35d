package io.streambus.operator.storage;

import static io.streambus.operator.fixture.OperatorScenario.NAME;
import static io.streambus.operator.fixture.OperatorScenario.NAMESPACE;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.streambus.api.StreamBusCluster;
import io.streambus.operator.fixture.OperatorScenario;
import io.streambus.operator.scaling.RaftSafety;
import io.streambus.operator.scaling.ScalingTest;
import io.streambus.resources.model.RaftEpoch;
import io.streambus.testkit.simulation.BrokerStart;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Guarantees that a cluster that reuses retained claims is not blocked by a Raft log of other
 * members and does not discard a valid one.
 */
class RetainedClaimsTest {

  private final OperatorScenario scenario = OperatorScenario.running();

  @AfterEach
  void checkRaftSafety() {
    RaftSafety.verify(scenario);
  }

  @Test
  void sameBrokerCountReusesRaftEpoch() {
    // When
    recreate(3);

    // Then
    assertThat(epochsOfLastStarts(3)).containsOnly(new RaftEpoch(1, 3));
    assertThat(scenario.phase()).isEqualTo("Running");
  }

  @Test
  void differentBrokerCountStartsNewRaftEpoch() {
    // When
    recreate(5);

    // Then
    assertThat(epochsOfLastStarts(5)).containsOnly(new RaftEpoch(2, 5));
    assertThat(ScalingTest.raftEpochs(scenario)).hasSize(5).containsOnly(new RaftEpoch(2, 5));
    assertThat(scenario.phase()).isEqualTo("Running");
  }

  @Test
  void highestEpochOfAnyClaimDeterminesNextEpoch() {
    // Given
    scenario.changeSpec(spec -> spec.replicas(1).scaling("Automatic"));
    scenario.operator.settle();

    // When
    recreate(3);

    // Then
    assertThat(epochsOfLastStarts(3)).containsOnly(new RaftEpoch(3, 3));
  }

  @Test
  void missingClaimStartsNewRaftEpoch() {
    // Given
    scenario.user.delete(StreamBusCluster.class, NAMESPACE, NAME);
    scenario.user.delete(PersistentVolumeClaim.class, NAMESPACE, "raft-demo-1");

    // When
    create(3);

    // Then
    assertThat(epochsOfLastStarts(3)).containsOnly(new RaftEpoch(2, 3));
  }

  @Test
  void unannotatedClaimsStartNewRaftEpoch() {
    // Given
    scenario.user.delete(StreamBusCluster.class, NAMESPACE, NAME);
    for (int ordinal = 0; ordinal < 3; ordinal++) {
      scenario.user.edit(
          PersistentVolumeClaim.class,
          NAMESPACE,
          "raft-demo-" + ordinal,
          claim -> claim.getMetadata().setAnnotations(null));
    }

    // When
    create(3);

    // Then
    assertThat(epochsOfLastStarts(3)).containsOnly(new RaftEpoch(2, 3));
    assertThat(ScalingTest.raftEpochs(scenario)).hasSize(3).containsOnly(new RaftEpoch(2, 3));
  }

  private void recreate(int replicas) {
    scenario.user.delete(StreamBusCluster.class, NAMESPACE, NAME);
    scenario.operator.settle();
    create(replicas);
  }

  private void create(int replicas) {
    scenario.user.createOrReplace(
        OperatorScenario.demo(NAMESPACE, spec -> spec.replicas(replicas)));
    scenario.operator.settle();
  }

  private List<RaftEpoch> epochsOfLastStarts(int count) {
    List<BrokerStart> all = scenario.cluster.brokerStarts(NAMESPACE, NAME);
    return all.subList(all.size() - count, all.size()).stream()
        .map(BrokerStart::raftEpoch)
        .toList();
  }
}
