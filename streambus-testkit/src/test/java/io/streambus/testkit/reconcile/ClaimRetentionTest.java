package io.streambus.testkit.reconcile;

import static io.streambus.testkit.reconcile.Scene.NAME;
import static io.streambus.testkit.reconcile.Scene.NAMESPACE;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimBuilder;
import io.streambus.api.StreamBusCluster;
import io.streambus.api.spec.RetentionPolicySpec;
import io.streambus.api.spec.StorageSpec;
import io.streambus.api.vocabulary.ClaimPolicy;
import io.streambus.api.vocabulary.ConditionType;
import io.streambus.testkit.simulation.Verb;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** If one of these failed, messages would be deleted unasked, or volumes be paid for for ever. */
class ClaimRetentionTest {

  private static final RetentionPolicySpec DELETED_WHEN_SCALED =
      RetentionPolicySpec.builder().whenScaled(ClaimPolicy.DELETE.text()).build();

  @Test
  void claimsOfRemovedBrokersGoWhereTheSpecSaysSo() {
    // Given
    Scene scene = running(DELETED_WHEN_SCALED);

    // When
    leaveClaimsOfAFourthBroker(scene);
    scene.operator.settle();

    // Then
    assertThat(claims(scene)).hasSize(6).noneMatch(name -> name.endsWith("3"));
    assertThat(scene.cluster.events(NAMESPACE, NAME))
        .filteredOn(event -> event.getReason().equals("ClaimsDeleted"))
        .extracting(Event::getMessage)
        .singleElement()
        .asString()
        .contains("data-demo-3", "raft-demo-3");
  }

  @Test
  void claimsOfRemovedBrokersStayByDefault() {
    // Given
    Scene scene = Scene.running();

    // When
    leaveClaimsOfAFourthBroker(scene);
    scene.operator.settle();

    // Then
    assertThat(claims(scene)).hasSize(8);
    assertThat(scene.writes()).isEmpty();
  }

  @Test
  void claimsThatAreOlderThanTheClusterStay() {
    // Given
    Scene scene = Scene.running();
    leaveClaimsOfAFourthBroker(scene);
    scene.user.delete(StreamBusCluster.class, NAMESPACE, NAME);
    scene.cluster.clock().moveTo(scene.cluster.clock().instant().plus(Duration.ofMinutes(1)));

    // When
    scene.user.put(demo(DELETED_WHEN_SCALED));
    scene.operator.settle();

    // Then
    assertThat(scene.phase()).isEqualTo("Running");
    assertThat(claims(scene)).hasSize(8);
  }

  @Test
  void claimsOfRemovedBrokersStayUntilAllOthersRun() {
    // Given
    Scene scene = running(DELETED_WHEN_SCALED);
    scene.cluster.pods().fail(NAMESPACE, "demo-1");
    scene.operator.settle();

    // When
    leaveClaimsOfAFourthBroker(scene);
    scene.operator.settle();

    // Then
    assertThat(claims(scene)).hasSize(8);

    // When
    scene.cluster.pods().release(NAMESPACE, "demo-1");
    scene.operator.settle();

    // Then
    assertThat(claims(scene)).hasSize(6);
  }

  @Test
  void aDeletionThatIsRefusedIsToldWithARemedy() {
    // Given
    Scene scene = running(DELETED_WHEN_SCALED);
    scene.cluster.faults().every(PersistentVolumeClaim.class).refuse(403, "no right");

    // When
    leaveClaimsOfAFourthBroker(scene);
    scene.operator.settle();

    // Then
    assertThat(scene.condition(ConditionType.STORAGE_RESIZING).reason()).isEqualTo("ApiRefused");
    assertThat(scene.condition(ConditionType.STORAGE_RESIZING).message())
        .contains("data-demo-3", "no right", "whenScaled");
    assertThat(scene.phase()).isEqualTo("Running");
  }

  @Test
  void allClaimsGoWithAClusterWhereTheSpecSaysSoAndStayByDefault() {
    // Given
    Scene kept = Scene.running();
    Scene gone =
        running(RetentionPolicySpec.builder().whenDeleted(ClaimPolicy.DELETE.text()).build());

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

  private static Scene running(RetentionPolicySpec policy) {
    return VolumeScene.running(storage -> storage.retentionPolicy(policy)).scene();
  }

  private static StreamBusCluster demo(RetentionPolicySpec policy) {
    return Scene.demo(
        NAMESPACE, spec -> spec.storage(StorageSpec.builder().retentionPolicy(policy).build()));
  }

  private static void leaveClaimsOfAFourthBroker(Scene scene) {
    for (String template : List.of("data", "raft")) {
      PersistentVolumeClaim third = scene.get(PersistentVolumeClaim.class, template + "-demo-2");
      // spotless:off
      scene.user.put(
          new PersistentVolumeClaimBuilder(third)
              .editMetadata()
                  .withName(template + "-demo-3")
              .endMetadata()
              .build());
      // spotless:on
    }
  }

  private static List<String> claims(Scene scene) {
    return scene.cluster.list(PersistentVolumeClaim.class).stream()
        .map(claim -> claim.getMetadata().getName())
        .toList();
  }
}
