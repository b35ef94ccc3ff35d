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
import io.streambus.testkit.simulation.Verb;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** If one of these failed, messages would be deleted unasked, or volumes be paid for for ever. */
class ClaimRetentionTest {

  private static final RetentionPolicySpec DELETED_WHEN_SCALED =
      RetentionPolicySpec.builder().whenScaled(ClaimRetentionPolicy.DELETE.value()).build();

  @Test
  void claimsOfRemovedBrokersGoWhereTheSpecSaysSo() {
    // Given
    OperatorScenario scenario = running(DELETED_WHEN_SCALED);

    // When
    leaveClaimsOfAFourthBroker(scenario);
    scenario.operator.settle();

    // Then
    assertThat(claims(scenario)).hasSize(6).noneMatch(name -> name.endsWith("3"));
    assertThat(scenario.cluster.events(NAMESPACE, NAME))
        .filteredOn(event -> event.getReason().equals("ClaimsDeleted"))
        .extracting(Event::getMessage)
        .singleElement()
        .asString()
        .contains("data-demo-3", "raft-demo-3");
  }

  @Test
  void claimsOfRemovedBrokersStayByDefault() {
    // Given
    OperatorScenario scenario = OperatorScenario.running();

    // When
    leaveClaimsOfAFourthBroker(scenario);
    scenario.operator.settle();

    // Then
    assertThat(claims(scenario)).hasSize(8);
    assertThat(scenario.writes()).isEmpty();
  }

  @Test
  void claimsThatAreOlderThanTheClusterStay() {
    // Given
    OperatorScenario scenario = OperatorScenario.running();
    leaveClaimsOfAFourthBroker(scenario);
    scenario.user.delete(StreamBusCluster.class, NAMESPACE, NAME);
    scenario.cluster.clock().moveTo(scenario.cluster.clock().instant().plus(Duration.ofMinutes(1)));

    // When
    scenario.user.put(demo(DELETED_WHEN_SCALED));
    scenario.operator.settle();

    // Then
    assertThat(scenario.phase()).isEqualTo("Running");
    assertThat(claims(scenario)).hasSize(8);
  }

  @Test
  void claimsOfRemovedBrokersStayUntilAllOthersRun() {
    // Given
    OperatorScenario scenario = running(DELETED_WHEN_SCALED);
    scenario.cluster.pods().fail(NAMESPACE, "demo-1");
    scenario.operator.settle();

    // When
    leaveClaimsOfAFourthBroker(scenario);
    scenario.operator.settle();

    // Then
    assertThat(claims(scenario)).hasSize(8);

    // When
    scenario.cluster.pods().release(NAMESPACE, "demo-1");
    scenario.operator.settle();

    // Then
    assertThat(claims(scenario)).hasSize(6);
  }

  @Test
  void aDeletionThatIsRefusedIsToldWithARemedy() {
    // Given
    OperatorScenario scenario = running(DELETED_WHEN_SCALED);
    scenario.cluster.faults().every(PersistentVolumeClaim.class).reject(403, "no right");

    // When
    leaveClaimsOfAFourthBroker(scenario);
    scenario.operator.settle();

    // Then
    assertThat(scenario.condition(ConditionType.STORAGE_RESIZING).reason())
        .isEqualTo("RequestRejected");
    assertThat(scenario.condition(ConditionType.STORAGE_RESIZING).message())
        .contains("data-demo-3", "no right", "whenScaled");
    assertThat(scenario.phase()).isEqualTo("Running");
  }

  @Test
  void allClaimsGoWithAClusterWhereTheSpecSaysSoAndStayByDefault() {
    // Given
    OperatorScenario kept = OperatorScenario.running();
    OperatorScenario gone =
        running(
            RetentionPolicySpec.builder().whenDeleted(ClaimRetentionPolicy.DELETE.value()).build());

    // When
    kept.user.delete(StreamBusCluster.class, NAMESPACE, NAME);
    kept.operator.settle();
    gone.user.delete(StreamBusCluster.class, NAMESPACE, NAME);
    gone.operator.settle();

    // Then
    assertThat(claims(kept)).hasSize(6);
    assertThat(claims(gone)).isEmpty();
    assertThat(gone.writes()).noneMatch(write -> write.verb() == Verb.DELETE);
  }

  private static OperatorScenario running(RetentionPolicySpec policy) {
    return VolumeScenario.running(storage -> storage.retentionPolicy(policy)).scenario();
  }

  private static StreamBusCluster demo(RetentionPolicySpec policy) {
    return OperatorScenario.demo(
        NAMESPACE, spec -> spec.storage(StorageSpec.builder().retentionPolicy(policy).build()));
  }

  private static void leaveClaimsOfAFourthBroker(OperatorScenario scenario) {
    for (String template : List.of("data", "raft")) {
      PersistentVolumeClaim third = scenario.get(PersistentVolumeClaim.class, template + "-demo-2");
      // spotless:off
      scenario.user.put(
          new PersistentVolumeClaimBuilder(third)
              .editMetadata()
                  .withName(template + "-demo-3")
              .endMetadata()
              .build());
      // spotless:on
    }
  }

  private static List<String> claims(OperatorScenario scenario) {
    return scenario.cluster.list(PersistentVolumeClaim.class).stream()
        .map(claim -> claim.getMetadata().getName())
        .toList();
  }
}
