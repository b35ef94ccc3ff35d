package io.streambus.operator.storage;

import static io.streambus.operator.fixture.OperatorScenario.NAME;
import static io.streambus.operator.fixture.OperatorScenario.NAMESPACE;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimBuilder;
import io.streambus.api.StreamBusCluster;
import io.streambus.api.spec.RetentionPolicySpec;
import io.streambus.api.spec.StorageSpec;
import io.streambus.api.values.ClaimRetentionPolicy;
import io.streambus.api.values.ConditionType;
import io.streambus.operator.fixture.OperatorScenario;
import io.streambus.testkit.simulation.Request.Verb;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Guarantees that claims are deleted exactly when the retention policy requests it. */
class ClaimRetentionTest {

  private static final RetentionPolicySpec DELETED_WHEN_SCALED =
      RetentionPolicySpec.builder().whenScaled(ClaimRetentionPolicy.DELETE.value()).build();

  @Test
  void claimsOfRemovedBrokersAreDeletedByPolicy() {
    // Given
    OperatorScenario scenario = running(DELETED_WHEN_SCALED);

    // When
    createClaimsOfFourthBroker(scenario);
    scenario.operator.settle();

    // Then
    assertThat(claimNames(scenario)).hasSize(6).noneMatch(name -> name.endsWith("3"));
    assertThat(scenario.cluster.events(NAMESPACE, NAME))
        .filteredOn(event -> event.getReason().equals("ClaimsDeleted"))
        .extracting(Event::getMessage)
        .singleElement()
        .asString()
        .contains("data-demo-3", "raft-demo-3");
  }

  @Test
  void claimsOfRemovedBrokersAreRetainedByDefault() {
    // Given
    OperatorScenario scenario = OperatorScenario.running();

    // When
    createClaimsOfFourthBroker(scenario);
    scenario.operator.settle();

    // Then
    assertThat(claimNames(scenario)).hasSize(8);
    assertThat(scenario.writes()).isEmpty();
  }

  @Test
  void claimsOlderThanTheClusterAreRetained() {
    // Given
    OperatorScenario scenario = OperatorScenario.running();
    createClaimsOfFourthBroker(scenario);
    scenario.user.delete(StreamBusCluster.class, NAMESPACE, NAME);
    scenario
        .cluster
        .clock()
        .advanceTo(scenario.cluster.clock().instant().plus(Duration.ofMinutes(1)));

    // When
    scenario.user.createOrReplace(demo(DELETED_WHEN_SCALED));
    scenario.operator.settle();

    // Then
    assertThat(scenario.phase()).isEqualTo("Running");
    assertThat(claimNames(scenario)).hasSize(8);
  }

  @Test
  void claimDeletionWaitsUntilRemainingBrokersRun() {
    // Given
    OperatorScenario scenario = running(DELETED_WHEN_SCALED);
    scenario.cluster.pods().crashLoop(NAMESPACE, "demo-1");
    scenario.operator.settle();

    // When
    createClaimsOfFourthBroker(scenario);
    scenario.operator.settle();

    // Then
    assertThat(claimNames(scenario)).hasSize(8);

    // When
    scenario.cluster.pods().makeReady(NAMESPACE, "demo-1");
    scenario.operator.settle();

    // Then
    assertThat(claimNames(scenario)).hasSize(6);
  }

  @Test
  void rejectedClaimDeletionIsReportedWithRemedy() {
    // Given
    OperatorScenario scenario = running(DELETED_WHEN_SCALED);
    scenario
        .cluster
        .faults()
        .everyWrite(PersistentVolumeClaim.class)
        .reject(403, "forbidden by test");

    // When
    createClaimsOfFourthBroker(scenario);
    scenario.operator.settle();

    // Then
    assertThat(scenario.condition(ConditionType.STORAGE_RESIZING).reason())
        .isEqualTo("RequestRejected");
    assertThat(scenario.condition(ConditionType.STORAGE_RESIZING).message())
        .contains("data-demo-3", "forbidden by test", "whenScaled");
    assertThat(scenario.phase()).isEqualTo("Running");
  }

  @Test
  void claimsAreDeletedWithClusterOnlyByPolicy() {
    // Given
    OperatorScenario retaining = OperatorScenario.running();
    OperatorScenario deleting =
        running(
            RetentionPolicySpec.builder().whenDeleted(ClaimRetentionPolicy.DELETE.value()).build());

    // When
    retaining.user.delete(StreamBusCluster.class, NAMESPACE, NAME);
    retaining.operator.settle();
    deleting.user.delete(StreamBusCluster.class, NAMESPACE, NAME);
    deleting.operator.settle();

    // Then
    assertThat(claimNames(retaining)).hasSize(6);
    assertThat(claimNames(deleting)).isEmpty();
    assertThat(deleting.writes()).noneMatch(write -> write.verb() == Verb.DELETE);
  }

  private static OperatorScenario running(RetentionPolicySpec policy) {
    return VolumeScenario.running(storage -> storage.retentionPolicy(policy)).scenario();
  }

  private static StreamBusCluster demo(RetentionPolicySpec policy) {
    return OperatorScenario.demo(
        NAMESPACE, spec -> spec.storage(StorageSpec.builder().retentionPolicy(policy).build()));
  }

  private static void createClaimsOfFourthBroker(OperatorScenario scenario) {
    for (String template : List.of("data", "raft")) {
      PersistentVolumeClaim claim = scenario.get(PersistentVolumeClaim.class, template + "-demo-2");
      // spotless:off
      scenario.user.createOrReplace(
          new PersistentVolumeClaimBuilder(claim)
              .editMetadata()
                  .withName(template + "-demo-3")
              .endMetadata()
              .build());
      // spotless:on
    }
  }

  private static List<String> claimNames(OperatorScenario scenario) {
    return scenario.cluster.list(PersistentVolumeClaim.class).stream()
        .map(claim -> claim.getMetadata().getName())
        .toList();
  }
}
