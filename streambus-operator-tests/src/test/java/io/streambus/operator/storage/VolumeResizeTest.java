package io.streambus.operator.storage;

import static io.streambus.operator.fixture.OperatorScenario.NAME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.streambus.api.ClusterAnnotations;
import io.streambus.api.StreamBusCluster;
import io.streambus.api.values.ConditionType;
import io.streambus.operator.fixture.OperatorScenario;
import io.streambus.testkit.simulation.Faults.SimulatedCrashException;
import io.streambus.testkit.simulation.Request;
import io.streambus.testkit.simulation.Request.Verb;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Guarantees that expanding volumes neither stops brokers nor loses messages. */
class VolumeResizeTest {

  @Test
  void claimsGrowBeforeTemplatesWithoutBrokerRestart() {
    // Given
    VolumeScenario volumes = VolumeScenario.running();
    OperatorScenario scenario = volumes.scenario();
    List<String> pods = volumes.podUids();
    List<String> revisions = volumes.revisions();
    String statefulSetUid = scenario.statefulSet().getMetadata().getUid();

    // When
    volumes.requestSizes("20Gi", "8Gi");
    scenario.operator.settle();

    // Then
    assertThat(volumes.requestedSizes()).isEqualTo(VolumeScenario.RESIZED);
    assertThat(volumes.templateSizes()).containsExactly("20Gi", "8Gi");
    assertThat(volumes.podUids()).isEqualTo(pods);
    assertThat(volumes.revisions()).isEqualTo(revisions).hasSize(1);
    assertThat(scenario.statefulSet().getMetadata().getUid()).isNotEqualTo(statefulSetUid);
    assertThat(volumes.claimWrites()).hasSize(6);
    assertThat(scenario.phases()).doesNotContain("Degraded", "Failed").endsWith("Running");
    assertThat(scenario.hasCondition(ConditionType.STORAGE_RESIZING)).isFalse();
    assertThat(scenario.hasCondition(ConditionType.CHANGE_BLOCKED)).isFalse();
    assertThat(scenario.condition(ConditionType.QUORUM_HEALTHY).status()).isEqualTo("True");
    assertThat(volumes.quorumStatuses()).containsOnly("True");
    assertThat(scenario.status().storage().flatMap(storage -> storage.size())).contains("20Gi");
    assertThat(scenario.status().storage().flatMap(storage -> storage.raftSize())).contains("8Gi");
  }

  @Test
  void crashAtAnyWriteOfResizeLeadsToSameResult() {
    // Given
    VolumeScenario uninterrupted = VolumeScenario.runningWithOwnedClaims();
    uninterrupted.requestSizes("20Gi", "8Gi");
    uninterrupted.scenario().operator.settle();
    Map<String, String> expected = uninterrupted.scenario().cluster.objectsAsYaml();
    int writes = uninterrupted.scenario().writes().size();

    for (int write = 1; write <= writes; write++) {
      for (Side side : Side.values()) {
        // When
        VolumeScenario crashed = crashed(write, side);

        // Then
        assertThat(crashed.scenario().cluster.objectsAsYaml())
            .as("%s write %s of %s", side, write, writes)
            .isEqualTo(expected);
      }
    }
    assertThat(writes).isGreaterThanOrEqualTo(10);
  }

  private enum Side {
    BEFORE,
    AFTER
  }

  private static VolumeScenario crashed(int write, Side side) {
    VolumeScenario volumes = VolumeScenario.runningWithOwnedClaims();
    OperatorScenario scenario = volumes.scenario();
    List<String> pods = volumes.podUids();
    List<String> claims = volumes.claimUids();
    if (side == Side.BEFORE) {
      scenario.cluster.faults().crashBeforeWrite(write);
    } else {
      scenario.cluster.faults().crashAfterWrite(write);
    }
    volumes.requestSizes("20Gi", "8Gi");
    assertThatThrownBy(scenario.operator::settle).isInstanceOf(SimulatedCrashException.class);
    scenario.restartOperator();
    scenario.operator.settle();
    assertThat(volumes.podUids()).as("pods after %s", write).isEqualTo(pods);
    assertThat(volumes.claimUids()).as("claims after %s", write).isEqualTo(claims);
    return volumes;
  }

  @Test
  void replacedStatefulSetRetainsClaimsThatClusterOwns() {
    // Given
    VolumeScenario volumes = VolumeScenario.runningWithOwnedClaims();
    OperatorScenario scenario = volumes.scenario();
    List<String> claims = volumes.claimUids();
    String cluster = scenario.get(StreamBusCluster.class, NAME).getMetadata().getUid();
    assertThat(volumes.claimOwners()).containsExactly(cluster);

    // When
    volumes.requestSizes("20Gi", "8Gi");
    scenario.operator.settle();

    // Then
    assertThat(volumes.claimUids()).isEqualTo(claims);
    assertThat(volumes.claimOwners()).containsExactly(cluster);
  }

  @Test
  void volumesGrowAfterBrokersWereRemoved() {
    // Given
    VolumeScenario volumes = VolumeScenario.runningWithOwnedClaims();
    OperatorScenario scenario = volumes.scenario();
    scenario.changeSpec(spec -> spec.replicas(1).scaling("Automatic"));
    scenario.operator.settle();

    // When
    volumes.requestSizes("20Gi", "8Gi");
    scenario.operator.settle();

    // Then
    assertThat(volumes.templateSizes()).containsExactly("20Gi", "8Gi");
    assertThat(volumes.requestedSizes())
        .containsEntry("data-demo-0", "20Gi")
        .containsEntry("data-demo-1", "10Gi");
    assertThat(scenario.hasCondition(ConditionType.STORAGE_RESIZING)).isFalse();
  }

  @Test
  void volumesGrowAlthoughFormerStatefulSetOwnsClaimsOfRemovedBrokers() {
    // Given
    VolumeScenario volumes = VolumeScenario.running();
    OperatorScenario scenario = volumes.scenario();
    scenario.changeSpec(spec -> spec.replicas(1).scaling("Automatic"));
    scenario.operator.settle();
    StatefulSet set = scenario.statefulSet();
    scenario.user.edit(
        PersistentVolumeClaim.class,
        OperatorScenario.NAMESPACE,
        "raft-demo-2",
        claim -> claim.addOwnerReference(set));

    // When
    volumes.requestSizes("20Gi", "8Gi");
    scenario.operator.settle();

    // Then
    assertThat(volumes.templateSizes()).containsExactly("20Gi", "8Gi");
    assertThat(volumes.claimUids()).hasSize(6);
    assertThat(scenario.hasCondition(ConditionType.STORAGE_RESIZING)).isFalse();
  }

  @Test
  void largerClaimIsLeftUnchanged() {
    // Given
    VolumeScenario volumes = VolumeScenario.running();
    OperatorScenario scenario = volumes.scenario();
    volumes.resizeClaimManually("data-demo-1", "50Gi");
    scenario.operator.settle();

    // When
    volumes.requestSizes("20Gi", "8Gi");
    scenario.operator.settle();

    // Then
    assertThat(volumes.requestedSizes())
        .containsEntry("data-demo-0", "20Gi")
        .containsEntry("data-demo-1", "50Gi");
    assertThat(volumes.templateSizes()).containsExactly("20Gi", "8Gi");
    assertThat(scenario.status().storage().flatMap(storage -> storage.size())).contains("20Gi");
  }

  @Test
  void brokersRunAndMembersAreKnownWhileStatefulSetIsAbsent() {
    // Given
    VolumeScenario volumes = VolumeScenario.runningWithOwnedClaims();
    OperatorScenario scenario = volumes.scenario();
    List<String> pods = volumes.podUids();
    scenario.cluster.faults().crashAfterWrite(statefulSetDeletionIndex());
    volumes.requestSizes("20Gi", "8Gi");
    assertThatThrownBy(scenario.operator::settle).isInstanceOf(SimulatedCrashException.class);

    // When
    scenario.changeSpec(spec -> spec.replicas(5));
    for (int i = 0; i < 5; i++) {
      scenario.cluster.step();
    }

    // Then
    assertThat(scenario.cluster.list(StatefulSet.class)).isEmpty();
    assertThat(volumes.podUids()).isEqualTo(pods);

    // When
    scenario.restartOperator();
    scenario.operator.settle();

    // Then
    assertThat(volumes.podUids()).isEqualTo(pods);
    assertThat(volumes.templateSizes()).containsExactly("20Gi", "8Gi");
    assertThat(scenario.statefulSet().getSpec().getReplicas()).isEqualTo(3);
    assertThat(scenario.phases()).doesNotContain("Degraded", "Failed");
    assertThat(volumes.quorumStatuses()).containsOnly("True");
  }

  @ParameterizedTest
  @ValueSource(strings = {ClusterAnnotations.RESTART_TRIGGER, ClusterAnnotations.RESTARTED_AT})
  void removedRestartAnnotationSurvivesStatefulSetReplacement(String annotation) {
    // Given
    VolumeScenario volumes = VolumeScenario.running();
    OperatorScenario scenario = volumes.scenario();
    scenario.annotate(annotation, "once");
    scenario.operator.settle();
    scenario.removeAnnotation(annotation);
    scenario.operator.settle();
    List<String> pods = volumes.podUids();
    List<String> revisions = volumes.revisions();

    // When
    volumes.requestSizes("20Gi", "8Gi");
    scenario.restartOperator();
    scenario.operator.settle();

    // Then
    assertThat(volumes.templateSizes()).containsExactly("20Gi", "8Gi");
    assertThat(volumes.podUids()).isEqualTo(pods);
    assertThat(volumes.revisions()).isEqualTo(revisions).hasSize(1);
    assertThat(scenario.statefulSet().getSpec().getTemplate().getMetadata().getAnnotations())
        .containsEntry(annotation, "once");
  }

  @Test
  void deletedStatefulSetIsRecreatedWithRestartAnnotations() {
    // Given
    VolumeScenario volumes = VolumeScenario.running();
    OperatorScenario scenario = volumes.scenario();
    scenario.annotate(ClusterAnnotations.RESTART_TRIGGER, "once");
    scenario.operator.settle();
    scenario.removeAnnotation(ClusterAnnotations.RESTART_TRIGGER);
    scenario.operator.settle();
    List<String> pods = volumes.podUids();

    // When
    scenario.user.deleteOrphaningDependents(
        StatefulSet.class, OperatorScenario.NAMESPACE, OperatorScenario.NAME);
    scenario.operator.settle();

    // Then
    assertThat(scenario.statefulSet().getSpec().getTemplate().getMetadata().getAnnotations())
        .containsEntry(ClusterAnnotations.RESTART_TRIGGER, "once");
    assertThat(volumes.podUids()).isEqualTo(pods);
  }

  private static int statefulSetDeletionIndex() {
    VolumeScenario uninterrupted = VolumeScenario.runningWithOwnedClaims();
    uninterrupted.requestSizes("20Gi", "8Gi");
    uninterrupted.scenario().operator.settle();
    List<Request> writes = uninterrupted.scenario().writes();
    return 1
        + IntStream.range(0, writes.size())
            .filter(i -> writes.get(i).verb() == Verb.DELETE)
            .filter(i -> writes.get(i).object().kind().equals("StatefulSet"))
            .findFirst()
            .orElseThrow();
  }
}
