package io.streambus.operator.scaling;

import static io.streambus.operator.fixture.OperatorScenario.NAME;
import static io.streambus.operator.fixture.OperatorScenario.NAMESPACE;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.streambus.api.ClusterAnnotations;
import io.streambus.api.ClusterCondition;
import io.streambus.api.spec.RetentionPolicySpec;
import io.streambus.api.spec.StorageSpec;
import io.streambus.api.values.ConditionType;
import io.streambus.operator.fixture.OperatorScenario;
import io.streambus.resources.model.RaftEpoch;
import io.streambus.resources.objects.MembershipAnnotations;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Guarantees that scaling neither splits a cluster nor stops it permanently. */
public class ScalingTest {

  private final OperatorScenario scenario = OperatorScenario.running();
  private final ScalingScenario scaling = new ScalingScenario(scenario);

  @AfterEach
  void checkRaftSafety() {
    RaftSafety.verify(scenario);
  }

  @Test
  void confirmedScalingRestartsAllBrokersInNewRaftEpoch() {
    // Given
    List<String> claims = claimUids("data-demo-");

    // When
    scaling.scaleTo(5);
    scenario.annotate(ClusterAnnotations.CONFIRM_SCALE, "5");
    scenario.operator.settle();

    // Then
    assertThat(scenario.phases()).containsExactly("Creating", "Running", "Scaling", "Running");
    assertThat(scenario.pods()).hasSize(5);
    assertThat(scaling.epochsOfLastStarts(5)).containsOnly(new RaftEpoch(2, 5));
    assertThat(claimUids("data-demo-")).containsAll(claims).hasSize(5);
    assertThat(raftEpochs()).hasSize(5).containsOnly(new RaftEpoch(2, 5));
    assertThat(scenario.status().endpoints()).hasSize(5);
    assertThat(scenario.hasCondition(ConditionType.SCALE_BLOCKED)).isFalse();
    assertThat(scenario.hasCondition(ConditionType.SCALING)).isFalse();
  }

  @Test
  void scalingIsReportedBeforehandAndWithItsDowntime() {
    // When
    scenario.changeSpec(spec -> spec.replicas(5).scaling("Automatic"));
    scenario.operator.settle();

    // Then
    assertThat(scenario.cluster.statuses(NAMESPACE, NAME))
        .anySatisfy(
            status -> {
              assertThat(status.condition(ConditionType.SCALING))
                  .map(ClusterCondition::reason)
                  .contains("ScalingScheduled");
              assertThat(status.readyReplicas()).contains(3);
            });
    assertThat(eventReasons())
        .contains("Scaling", "Scaled")
        .doesNotContain("Degraded", "QuorumLost");
    assertThat(eventMessage("Scaled")).contains("5 of 5 brokers", "unavailable for");
  }

  @Test
  void scaleDownRetainsClaimsOfRemovedBrokers() {
    // Given
    List<String> claims = claimUids("data-demo-");

    // When
    scenario.changeSpec(spec -> spec.replicas(1).scaling("Automatic"));
    scenario.operator.settle();

    // Then
    assertThat(scenario.pods()).hasSize(1);
    assertThat(scaling.epochsOfLastStarts(1)).containsOnly(new RaftEpoch(2, 1));
    assertThat(claimUids("data-demo-")).isEqualTo(claims).hasSize(3);
    assertThat(raftEpochs())
        .containsExactly(new RaftEpoch(2, 1), new RaftEpoch(1, 3), new RaftEpoch(1, 3));
  }

  @Test
  void scaleDownDeletesClaimsOfRemovedBrokersByPolicy() {
    // When
    scenario.changeSpec(
        spec ->
            spec.replicas(1)
                .scaling("Automatic")
                .storage(
                    StorageSpec.builder()
                        .retentionPolicy(RetentionPolicySpec.builder().whenScaled("Delete").build())
                        .build()));
    scenario.operator.settle();

    // Then
    assertThat(
            scenario.cluster.list(PersistentVolumeClaim.class).stream()
                .map(claim -> claim.getMetadata().getName()))
        .containsExactlyInAnyOrder("data-demo-0", "raft-demo-0");
    assertThat(scenario.phase()).isEqualTo("Running");
  }

  @Test
  void eachScalingStartsNewRaftEpoch() {
    // When
    for (int replicas : List.of(5, 3, 1, 3)) {
      scenario.changeSpec(spec -> spec.replicas(replicas).scaling("Automatic"));
      scenario.operator.settle();
    }

    // Then
    assertThat(scaling.epochsOfLastStarts(3)).containsOnly(new RaftEpoch(5, 3));
    assertThat(scenario.phase()).isEqualTo("Running");
  }

  @Test
  void unannotatedClaimsAreAnnotatedOnce() {
    // Given
    for (int ordinal = 0; ordinal < 3; ordinal++) {
      scenario.user.edit(
          PersistentVolumeClaim.class,
          NAMESPACE,
          "raft-demo-" + ordinal,
          claim -> claim.getMetadata().setAnnotations(null));
    }

    // When
    scenario.operator.settle();

    // Then
    assertThat(raftEpochs()).hasSize(3).containsOnly(new RaftEpoch(1, 3));
    assertThat(scenario.writes()).hasSize(3);
  }

  private List<RaftEpoch> raftEpochs() {
    return raftEpochs(scenario);
  }

  public static List<RaftEpoch> raftEpochs(OperatorScenario scenario) {
    return scenario.cluster.list(PersistentVolumeClaim.class).stream()
        .filter(claim -> claim.getMetadata().getName().startsWith("raft-"))
        .map(claim -> MembershipAnnotations.raftEpoch(claim).orElseThrow())
        .toList();
  }

  private List<String> claimUids(String prefix) {
    return scenario.cluster.list(PersistentVolumeClaim.class).stream()
        .filter(claim -> claim.getMetadata().getName().startsWith(prefix))
        .map(claim -> claim.getMetadata().getUid())
        .toList();
  }

  private List<String> eventReasons() {
    return scenario.cluster.events(NAMESPACE, NAME).stream().map(Event::getReason).toList();
  }

  private String eventMessage(String reason) {
    return scenario.cluster.events(NAMESPACE, NAME).stream()
        .filter(event -> event.getReason().equals(reason))
        .map(Event::getMessage)
        .findFirst()
        .orElse("");
  }
}
