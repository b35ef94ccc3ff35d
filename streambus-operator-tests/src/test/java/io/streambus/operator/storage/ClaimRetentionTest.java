package io.streambus.operator.storage;

import static io.streambus.operator.fixture.OperatorScenario.NAME;
import static io.streambus.operator.fixture.OperatorScenario.NAMESPACE;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimBuilder;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.streambus.api.ClusterAnnotations;
import io.streambus.api.StreamBusCluster;
import io.streambus.api.spec.RetentionPolicySpec;
import io.streambus.api.spec.StorageSpec;
import io.streambus.api.values.ClaimRetentionPolicy;
import io.streambus.api.values.ConditionType;
import io.streambus.operator.fixture.OperatorScenario;
import io.streambus.testkit.simulation.Request.Verb;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Guarantees that claims are deleted exactly when the retention policy requests it. */
class ClaimRetentionTest {

  private static final RetentionPolicySpec DELETED_WHEN_SCALED =
      RetentionPolicySpec.builder().whenScaled(ClaimRetentionPolicy.DELETE.value()).build();

  private static final RetentionPolicySpec DELETED_WITH_CLUSTER =
      RetentionPolicySpec.builder().whenDeleted(ClaimRetentionPolicy.DELETE.value()).build();

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
  void copiesOfClaimsAreRetained() {
    // Given
    OperatorScenario scenario = running(DELETED_WHEN_SCALED);
    List<String> copies =
        List.of("data-demo-backup-7", "raft-demo-snap-20261129", "raft-demo-20261129");
    copies.forEach(name -> copyClaim(scenario, "raft-demo-2", name));

    // When
    scenario.changeSpec(spec -> spec.replicas(1).scaling("Automatic"));
    scenario.operator.settle();

    // Then
    assertThat(claimNames(scenario))
        .containsAll(copies)
        .filteredOn(name -> !copies.contains(name))
        .containsExactlyInAnyOrder("data-demo-0", "raft-demo-0");
  }

  @Test
  void statefulSetRetainsClaimsWhateverThePolicy() {
    // Given
    OperatorScenario scenario =
        running(
            RetentionPolicySpec.builder()
                .whenDeleted(ClaimRetentionPolicy.DELETE.value())
                .whenScaled(ClaimRetentionPolicy.DELETE.value())
                .build());

    // Then: because any client can delete or scale it
    assertThat(scenario.statefulSet().getSpec().getPersistentVolumeClaimRetentionPolicy())
        .returns("Retain", policy -> policy.getWhenDeleted())
        .returns("Retain", policy -> policy.getWhenScaled());
  }

  @Test
  void claimsSurviveDeletionOfStatefulSet() {
    // Given
    OperatorScenario scenario = running(DELETED_WITH_CLUSTER);
    Set<String> claims = claimUids(scenario);

    // When
    scenario.user.delete(StatefulSet.class, NAMESPACE, NAME);
    scenario.operator.settle();

    // Then
    assertThat(claimUids(scenario)).isEqualTo(claims);
    assertThat(scenario.phase()).isEqualTo("Running");
  }

  @Test
  void changedPolicyAppliesToClaimsOfHibernatedCluster() {
    // Given
    OperatorScenario retaining = running(DELETED_WITH_CLUSTER);
    OperatorScenario deleting = OperatorScenario.running();
    for (OperatorScenario scenario : List.of(retaining, deleting)) {
      scenario.annotate(ClusterAnnotations.HIBERNATE, "true");
      scenario.operator.settle();
    }

    // When
    changePolicy(retaining, RetentionPolicySpec.builder().build());
    changePolicy(deleting, DELETED_WITH_CLUSTER);
    retaining.user.delete(StreamBusCluster.class, NAMESPACE, NAME);
    deleting.user.delete(StreamBusCluster.class, NAMESPACE, NAME);

    // Then
    assertThat(claimNames(retaining)).hasSize(6);
    assertThat(claimNames(deleting)).isEmpty();
  }

  @Test
  void changedPolicyAppliesToClaimsOfRemovedBrokers() {
    // Given
    OperatorScenario scenario = running(DELETED_WITH_CLUSTER);
    scenario.changeSpec(spec -> spec.replicas(1).scaling("Automatic"));
    scenario.operator.settle();

    // When
    changePolicy(scenario, RetentionPolicySpec.builder().build());
    scenario.user.delete(StreamBusCluster.class, NAMESPACE, NAME);

    // Then
    assertThat(claimNames(scenario)).hasSize(6);
  }

  @Test
  void claimsWithoutPodAreReleasedByFormerStatefulSet() {
    // Given: a claim of a hibernated cluster whose StatefulSet once had the policy Delete
    OperatorScenario scenario = OperatorScenario.running();
    scenario.annotate(ClusterAnnotations.HIBERNATE, "true");
    scenario.operator.settle();
    StatefulSet set = scenario.statefulSet();
    scenario.user.edit(
        PersistentVolumeClaim.class,
        NAMESPACE,
        "data-demo-0",
        claim -> claim.addOwnerReference(set));

    // When
    scenario.operator.settle();
    scenario.user.delete(StreamBusCluster.class, NAMESPACE, NAME);

    // Then
    assertThat(claimNames(scenario)).hasSize(6);
  }

  @Test
  void ownersOfClaimsDoNotChangeWhileEverythingIsPaused() {
    // Given
    OperatorScenario scenario = OperatorScenario.running();
    scenario.annotate(ClusterAnnotations.PAUSE_RECONCILIATION, "everything");

    // When
    changePolicy(scenario, DELETED_WITH_CLUSTER);

    // Then
    assertThat(scenario.cluster.requests().writesOf(PersistentVolumeClaim.class)).isEmpty();
  }

  @Test
  void rejectedChangeOfOwnerIsReportedWithRemedy() {
    // Given
    OperatorScenario scenario = OperatorScenario.running();
    scenario
        .cluster
        .faults()
        .everyWrite(PersistentVolumeClaim.class)
        .reject(403, "forbidden by test");

    // When
    changePolicy(scenario, DELETED_WITH_CLUSTER);

    // Then
    assertThat(scenario.condition(ConditionType.STORAGE_RESIZING).reason())
        .isEqualTo("RequestRejected");
    assertThat(scenario.condition(ConditionType.STORAGE_RESIZING).message())
        .contains("data-demo-0", "forbidden by test", "whenDeleted");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void claimsAreDeletedOnlyWithClusterAndOnlyByItsLatestPolicy(long seed) {
    // Given
    Random random = new Random(seed);
    OperatorScenario scenario = OperatorScenario.running();
    Set<String> claims = claimUids(scenario);

    for (int action = 0; action < 10; action++) {
      // When
      act(scenario, random);
      scenario.operator.settle();

      // Then
      assertThat(claimUids(scenario)).as("seed %s, action %s", seed, action).containsAll(claims);
      claims = claimUids(scenario);
    }

    // When
    boolean deletes = random.nextBoolean();
    changePolicy(scenario, deletes ? DELETED_WITH_CLUSTER : RetentionPolicySpec.builder().build());
    scenario.user.delete(StreamBusCluster.class, NAMESPACE, NAME);

    // Then
    assertThat(claimUids(scenario)).as("seed %s", seed).isEqualTo(deletes ? Set.of() : claims);
  }

  private static void act(OperatorScenario scenario, Random random) {
    switch (random.nextInt(6)) {
      case 0 -> changePolicy(scenario, DELETED_WITH_CLUSTER);
      case 1 -> changePolicy(scenario, RetentionPolicySpec.builder().build());
      case 2 -> scenario.annotate(ClusterAnnotations.HIBERNATE, "true");
      case 3 -> scenario.annotate(ClusterAnnotations.HIBERNATE, "false");
      case 4 -> {
        int replicas = 1 + 2 * random.nextInt(3);
        scenario.changeSpec(spec -> spec.replicas(replicas).scaling("Automatic"));
      }
      default -> scenario.user.delete(StatefulSet.class, NAMESPACE, NAME);
    }
  }

  @Test
  void claimsAreDeletedWithClusterOnlyByPolicy() {
    // Given
    OperatorScenario retaining = OperatorScenario.running();
    OperatorScenario deleting = running(DELETED_WITH_CLUSTER);

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
      copyClaim(scenario, template + "-demo-2", template + "-demo-3");
    }
  }

  private static void copyClaim(OperatorScenario scenario, String original, String copy) {
    // spotless:off
    scenario.user.createOrReplace(
        new PersistentVolumeClaimBuilder(scenario.get(PersistentVolumeClaim.class, original))
            .editMetadata()
                .withName(copy)
            .endMetadata()
            .build());
    // spotless:on
  }

  private static void changePolicy(OperatorScenario scenario, RetentionPolicySpec policy) {
    new VolumeScenario(scenario).changeStorage(storage -> storage.retentionPolicy(policy));
    scenario.operator.settle();
  }

  private static Set<String> claimUids(OperatorScenario scenario) {
    return scenario.cluster.list(PersistentVolumeClaim.class).stream()
        .map(claim -> claim.getMetadata().getUid())
        .collect(Collectors.toSet());
  }

  private static List<String> claimNames(OperatorScenario scenario) {
    return scenario.cluster.list(PersistentVolumeClaim.class).stream()
        .map(claim -> claim.getMetadata().getName())
        .toList();
  }
}
