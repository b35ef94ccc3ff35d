package io.streambus.testkit.reconcile;

import static io.streambus.testkit.reconcile.Scene.NAME;
import static io.streambus.testkit.reconcile.Scene.NAMESPACE;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Service;
import io.streambus.api.ClusterAnnotations;
import io.streambus.api.StreamBusCluster;
import io.streambus.api.vocabulary.ConditionType;
import io.streambus.resources.model.RaftLog;
import io.streambus.testkit.simulation.BrokerStart;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** If one of these failed, a cluster would not sleep, or not wake as what it was. */
class HibernationTest {

  private Scene scene = Scene.running();

  @AfterEach
  void noRaftLogWasBroken() {
    RaftSafety.check(scene);
  }

  @Test
  void aClusterSleepsWithAllItsClaimsAndIsNotStalled() {
    // Given
    List<PersistentVolumeClaim> claims = scene.cluster.list(PersistentVolumeClaim.class);

    // When
    hibernate();

    // Then
    assertThat(scene.pods()).isEmpty();
    assertThat(scene.phase()).isEqualTo("Hibernated");
    assertThat(conditions())
        .contains("Hibernated True Hibernated", "Ready False Hibernated")
        .contains("Reconciling False Hibernated", "Stalled False UpToDate");
    assertThat(scene.has(ConditionType.QUORUM_HEALTHY)).isFalse();
    assertThat(scene.cluster.list(PersistentVolumeClaim.class)).isEqualTo(claims);
    assertThat(scene.get(StreamBusCluster.class, NAME).getSpec().replicas()).isEmpty();
  }

  @Test
  void itWakesOverTheSameClaimsAndTheSameLog() {
    // Given
    hibernate();

    // When
    wake();

    // Then
    assertThat(lastStarts(3)).containsOnly(new RaftLog(1, 3));
    assertThat(scene.cluster.list(PersistentVolumeClaim.class)).hasSize(6);
    assertThat(scene.phase()).isEqualTo("Running");
    assertThat(scene.has(ConditionType.HIBERNATED)).isFalse();
  }

  @Test
  void aSleepingClusterAsksForNothing() {
    // Given
    hibernate();
    scene.restartOperator();
    scene.operator.settle();
    scene.cluster.requests().clear();

    // When
    scene.operator.runFor(Duration.ofHours(1));

    // Then
    assertThat(scene.cluster.requests().all()).isEmpty();
  }

  @Test
  void aClusterThatIsMadeAsleepGetsAllButPodsAndTakesAnyNumberOfBrokers() {
    // Given
    scene = new Scene();
    StreamBusCluster demo = Scene.demo(NAMESPACE);
    demo.getMetadata().getAnnotations().put(ClusterAnnotations.HIBERNATE, "true");
    scene.user.put(demo);
    scene.operator.settle();
    assertThat(scene.get(Service.class, NAME)).isNotNull();
    assertThat(scene.pods()).isEmpty();
    assertThat(scene.phase()).isEqualTo("Hibernated");

    // When
    scene.changeSpec(spec -> spec.replicas(5));
    scene.operator.settle();
    wake();

    // Then
    assertThat(lastStarts(5)).allMatch(log -> log.members() == 5);
    assertThat(scene.phase()).isEqualTo("Running");
  }

  @Test
  void membersChangeDuringSleepIfThatIsPermitted() {
    // Given
    hibernate();

    // When
    scene.changeSpec(spec -> spec.replicas(1));
    scene.operator.settle();

    // Then
    assertThat(scene.condition(ConditionType.SCALE_BLOCKED).reason())
        .isEqualTo("ConfirmationRequired");

    // When
    scene.annotate(ClusterAnnotations.CONFIRM_SCALE, "1");
    scene.operator.settle();

    // Then
    assertThat(scene.has(ConditionType.SCALE_BLOCKED)).isFalse();
    assertThat(scene.pods()).isEmpty();

    // When
    wake();

    // Then
    assertThat(lastStarts(1)).containsOnly(new RaftLog(2, 1));
    assertThat(scene.pods()).hasSize(1);
  }

  @Test
  void aClusterThatIsBeingChangedCanBePutToSleep() {
    // Given
    scene.changeSpec(spec -> spec.replicas(5).scaling("Automatic"));

    // When
    hibernate();

    // Then
    assertThat(scene.pods()).isEmpty();
    assertThat(scene.phase()).isEqualTo("Hibernated");

    // When
    wake();

    // Then
    assertThat(lastStarts(5)).containsOnly(new RaftLog(2, 5));
  }

  private List<String> conditions() {
    return scene.status().conditions().stream()
        .map(each -> each.type() + " " + each.status() + " " + each.reason())
        .toList();
  }

  private void hibernate() {
    scene.annotate(ClusterAnnotations.HIBERNATE, "true");
    scene.operator.settle();
  }

  private void wake() {
    scene.unannotate(ClusterAnnotations.HIBERNATE);
    scene.operator.settle();
  }

  private List<RaftLog> lastStarts(int count) {
    List<BrokerStart> all = scene.cluster.brokerStarts(NAMESPACE, NAME);
    return all.subList(all.size() - count, all.size()).stream().map(BrokerStart::log).toList();
  }
}
