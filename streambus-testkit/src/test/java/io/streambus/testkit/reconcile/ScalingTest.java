package io.streambus.testkit.reconcile;

import static io.streambus.testkit.reconcile.Scene.NAME;
import static io.streambus.testkit.reconcile.Scene.NAMESPACE;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.streambus.api.ClusterAnnotations;
import io.streambus.api.ClusterCondition;
import io.streambus.api.spec.RetentionPolicySpec;
import io.streambus.api.spec.StorageSpec;
import io.streambus.api.vocabulary.ConditionType;
import io.streambus.resources.model.RaftLog;
import io.streambus.resources.objects.MembershipAnnotations;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** If one of these failed, another number of brokers could split a cluster or stop it for good. */
class ScalingTest {

  private final Scene scene = Scene.running();
  private final ScalingScene scaling = new ScalingScene(scene);

  @AfterEach
  void noRaftLogWasBroken() {
    RaftSafety.check(scene);
  }

  @Test
  void aConfirmedChangeStartsAllBrokersAnewAsMembersOfAnotherLog() {
    // Given
    List<String> volumes = uids("data-demo-");

    // When
    scaling.scale(5);
    scene.annotate(ClusterAnnotations.CONFIRM_SCALE, "5");
    scene.operator.settle();

    // Then
    assertThat(scene.phases()).containsExactly("Creating", "Running", "Scaling", "Running");
    assertThat(scene.pods()).hasSize(5);
    assertThat(scaling.lastStarts(5)).containsOnly(new RaftLog(2, 5));
    assertThat(uids("data-demo-")).containsAll(volumes).hasSize(5);
    assertThat(raftLogs()).hasSize(5).containsOnly(new RaftLog(2, 5));
    assertThat(scene.status().endpoints()).hasSize(5);
    assertThat(scene.has(ConditionType.SCALE_BLOCKED)).isFalse();
    assertThat(scene.has(ConditionType.SCALING)).isFalse();
  }

  @Test
  void theStopIsAnnouncedBeforeItComesAndItsLengthIsToldAfterwards() {
    // When
    scene.changeSpec(spec -> spec.replicas(5).scaling("Automatic"));
    scene.operator.settle();

    // Then
    assertThat(scene.cluster.statuses(NAMESPACE, NAME))
        .anySatisfy(
            status -> {
              assertThat(status.condition(ConditionType.SCALING))
                  .map(ClusterCondition::reason)
                  .contains("ScaleAnnounced");
              assertThat(status.readyReplicas()).contains(3);
            });
    assertThat(events())
        .contains("Scaling", "Scaled")
        .doesNotContain("Degraded", "MajorityMissing");
    assertThat(message("Scaled")).startsWith("5 brokers accept clients; all were away for");
  }

  @Test
  void fewerBrokersLeaveTheClaimsOfTheOthers() {
    // Given
    List<String> volumes = uids("data-demo-");

    // When
    scene.changeSpec(spec -> spec.replicas(1).scaling("Automatic"));
    scene.operator.settle();

    // Then
    assertThat(scene.pods()).hasSize(1);
    assertThat(scaling.lastStarts(1)).containsOnly(new RaftLog(2, 1));
    assertThat(uids("data-demo-")).isEqualTo(volumes).hasSize(3);
    assertThat(raftLogs()).containsExactly(new RaftLog(2, 1), new RaftLog(1, 3), new RaftLog(1, 3));
  }

  @Test
  void fewerBrokersTakeTheirClaimsAlongWhereTheSpecSaysSo() {
    // When
    scene.changeSpec(
        spec ->
            spec.replicas(1)
                .scaling("Automatic")
                .storage(
                    StorageSpec.builder()
                        .retentionPolicy(RetentionPolicySpec.builder().whenScaled("Delete").build())
                        .build()));
    scene.operator.settle();

    // Then
    assertThat(
            scene.cluster.list(PersistentVolumeClaim.class).stream()
                .map(claim -> claim.getMetadata().getName()))
        .containsExactlyInAnyOrder("data-demo-0", "raft-demo-0");
    assertThat(scene.phase()).isEqualTo("Running");
  }

  @Test
  void thereAndBackTakesALogOfItsOwnEachTime() {
    // When
    for (int replicas : List.of(5, 3, 1, 3)) {
      scene.changeSpec(spec -> spec.replicas(replicas).scaling("Automatic"));
      scene.operator.settle();
    }

    // Then
    assertThat(scaling.lastStarts(3)).containsOnly(new RaftLog(5, 3));
    assertThat(scene.phase()).isEqualTo("Running");
  }

  @Test
  void claimsOfAFormerVersionAreMarkedOnce() {
    // Given
    for (int ordinal = 0; ordinal < 3; ordinal++) {
      scene.user.edit(
          PersistentVolumeClaim.class,
          NAMESPACE,
          "raft-demo-" + ordinal,
          claim -> claim.getMetadata().setAnnotations(null));
    }

    // When
    scene.operator.settle();

    // Then
    assertThat(raftLogs()).hasSize(3).containsOnly(new RaftLog(1, 3));
    assertThat(scene.writes()).hasSize(3);
  }

  private List<RaftLog> raftLogs() {
    return raftLogs(scene);
  }

  static List<RaftLog> raftLogs(Scene scene) {
    return scene.cluster.list(PersistentVolumeClaim.class).stream()
        .filter(claim -> claim.getMetadata().getName().startsWith("raft-"))
        .map(claim -> MembershipAnnotations.log(claim).orElseThrow())
        .toList();
  }

  private List<String> uids(String prefix) {
    return scene.cluster.list(PersistentVolumeClaim.class).stream()
        .filter(claim -> claim.getMetadata().getName().startsWith(prefix))
        .map(claim -> claim.getMetadata().getUid())
        .toList();
  }

  private List<String> events() {
    return scene.cluster.events(NAMESPACE, NAME).stream().map(Event::getReason).toList();
  }

  private String message(String reason) {
    return scene.cluster.events(NAMESPACE, NAME).stream()
        .filter(event -> event.getReason().equals(reason))
        .map(Event::getMessage)
        .findFirst()
        .orElse("");
  }
}
