package io.streambus.operator.storage;

import static io.streambus.operator.fixture.OperatorScenario.NAME;
import static io.streambus.operator.fixture.OperatorScenario.NAMESPACE;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.streambus.api.ClusterAnnotations;
import io.streambus.api.ClusterLabels;
import io.streambus.api.StreamBusCluster;
import io.streambus.api.values.ConditionType;
import io.streambus.operator.fixture.OperatorScenario;
import io.streambus.operator.scaling.RaftSafety;
import io.streambus.operator.scaling.ScalingTest;
import io.streambus.resources.model.RaftEpoch;
import io.streambus.testkit.simulation.BrokerStart;
import io.streambus.testkit.simulation.Request.Verb;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

  @ParameterizedTest
  @ValueSource(strings = {"data-demo-0", "raft-demo-2", "data-demo-3", "raft-demo-4"})
  void claimWithoutLabelsIsNameConflict(String name) {
    // Given: for example, a volume that was restored, or one of a former chart
    boolean isNew = name.matches(".*[34]");
    if (isNew) {
      createForeignClaim(name);
    } else {
      scenario.user.delete(StreamBusCluster.class, NAMESPACE, NAME);
      scenario.user.edit(
          PersistentVolumeClaim.class,
          NAMESPACE,
          name,
          claim -> claim.getMetadata().setLabels(null));
    }
    int starts = scenario.cluster.brokerStarts(NAMESPACE, NAME).size();

    // When
    if (isNew) {
      scenario.changeSpec(spec -> spec.replicas(5).scaling("Automatic"));
      scenario.operator.settle();
    } else {
      create(3);
    }

    // Then
    assertThat(scenario.condition(ConditionType.STALLED).reason()).isEqualTo("NameConflict");
    assertThat(scenario.condition(ConditionType.STALLED).message())
        .contains(name, "kubectl annotate pvc -n default NAME streambus.io/adopt=demo");
    assertThat(scenario.cluster.brokerStarts(NAMESPACE, NAME)).hasSize(starts);
    assertThat(scenario.pods()).hasSize(isNew ? 3 : 0);

    // When
    scenario.user.delete(PersistentVolumeClaim.class, NAMESPACE, name);
    scenario.operator.runFor(Duration.ofMinutes(2));
    scenario.operator.settle();

    // Then
    assertThat(scenario.phase()).isEqualTo("Running");
    assertThat(scenario.pods()).hasSize(isNew ? 5 : 3);
  }

  @Test
  void offeredClaimsAreAdoptedWithNextRaftEpoch() {
    // Given
    OperatorScenario restored = new OperatorScenario();
    for (int ordinal = 0; ordinal < 3; ordinal++) {
      for (String template : List.of("data-demo-", "raft-demo-")) {
        restored.user.createOrReplace(foreignClaim(template + ordinal, "demo"));
      }
    }

    // When
    restored.user.createOrReplace(OperatorScenario.demo(NAMESPACE));
    restored.operator.settle();

    // Then
    assertThat(restored.cluster.brokerStarts(NAMESPACE, NAME))
        .hasSize(3)
        .extracting(BrokerStart::raftEpoch)
        .containsOnly(new RaftEpoch(2, 3));
    assertThat(restored.phase()).isEqualTo("Running");
    assertThat(restored.get(PersistentVolumeClaim.class, "data-demo-0").getMetadata().getLabels())
        .containsAllEntriesOf(ClusterLabels.of(NAME));
  }

  @Test
  void raftClaimIsNotAdoptedOnceEpochHasBegun() {
    // Given
    OperatorScenario restored = new OperatorScenario();
    StreamBusCluster hibernated = OperatorScenario.demo(NAMESPACE);
    hibernated.getMetadata().getAnnotations().put(ClusterAnnotations.HIBERNATE, "true");
    restored.user.createOrReplace(hibernated);
    restored.operator.settle();

    // When
    restored.user.createOrReplace(foreignClaim("raft-demo-1", "demo"));
    restored.removeAnnotation(ClusterAnnotations.HIBERNATE);
    restored.operator.settle();

    // Then
    assertThat(restored.condition(ConditionType.STALLED).reason()).isEqualTo("NameConflict");
    assertThat(restored.condition(ConditionType.STALLED).message())
        .contains("raft-demo-1", "create the cluster again");
    assertThat(restored.pods()).isEmpty();

    // When
    restored.user.delete(StreamBusCluster.class, NAMESPACE, NAME);
    restored.user.createOrReplace(OperatorScenario.demo(NAMESPACE));
    restored.operator.settle();

    // Then
    assertThat(restored.cluster.brokerStarts(NAMESPACE, NAME))
        .extracting(BrokerStart::raftEpoch)
        .containsOnly(new RaftEpoch(2, 3));
  }

  @Test
  void claimOfferedToAnotherClusterIsNameConflict() {
    // Given
    OperatorScenario restored = new OperatorScenario();
    restored.user.createOrReplace(foreignClaim("raft-demo-1", "other"));

    // When
    restored.user.createOrReplace(OperatorScenario.demo(NAMESPACE));
    restored.operator.settle();

    // Then
    assertThat(restored.condition(ConditionType.STALLED).reason()).isEqualTo("NameConflict");
    assertThat(restored.pods()).isEmpty();
  }

  @Test
  void claimsAreSearchedOnlyBeforeNewOnesAreNeeded() {
    // When
    scenario.cluster.requests().clear();
    scenario.restartOperator();
    scenario.annotate(ClusterAnnotations.HIBERNATE, "true");
    scenario.operator.settle();
    scenario.removeAnnotation(ClusterAnnotations.HIBERNATE);
    scenario.operator.settle();

    // Then
    assertThat(scenario.cluster.requests().all())
        .noneMatch(
            request ->
                request.verb() == Verb.READ
                    && request.object().kind().equals("PersistentVolumeClaim"));
  }

  private void createForeignClaim(String name) {
    scenario.user.createOrReplace(foreignClaim(name, ""));
  }

  private static PersistentVolumeClaim foreignClaim(String name, String offeredTo) {
    // spotless:off
    return new PersistentVolumeClaimBuilder()
        .withNewMetadata()
            .withNamespace(NAMESPACE)
            .withName(name)
            .withAnnotations(offeredTo.isEmpty() ? Map.of() : Map.of(ClusterAnnotations.ADOPT, offeredTo))
        .endMetadata()
        .withNewSpec()
            .withNewResources().addToRequests("storage", new Quantity("10Gi")).endResources()
        .endSpec()
        .withNewStatus().withPhase("Pending").endStatus()
        .build();
    // spotless:on
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
