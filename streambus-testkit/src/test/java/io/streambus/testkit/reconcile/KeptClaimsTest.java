package io.streambus.testkit.reconcile;

import static io.streambus.testkit.reconcile.Scene.NAME;
import static io.streambus.testkit.reconcile.Scene.NAMESPACE;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.streambus.api.StreamBusCluster;
import io.streambus.resources.model.RaftLog;
import io.streambus.testkit.simulation.BrokerStart;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * If one of these failed, a cluster over the claims of a former one would be wedged by a Raft log
 * of others, or lose a good one for nothing.
 */
class KeptClaimsTest {

  private final Scene scene = Scene.running();

  @AfterEach
  void noRaftLogWasBroken() {
    RaftSafety.check(scene);
  }

  @Test
  void asManyBrokersGoOnWithTheirLog() {
    // When
    deleteAndMakeAgain(3);

    // Then
    assertThat(lastStarts(3)).containsOnly(new RaftLog(1, 3));
    assertThat(scene.phase()).isEqualTo("Running");
  }

  @Test
  void anotherNumberOfBrokersGetsAnotherLog() {
    // When
    deleteAndMakeAgain(5);

    // Then
    assertThat(lastStarts(5)).containsOnly(new RaftLog(2, 5));
    assertThat(ScalingTest.raftLogs(scene)).hasSize(5).containsOnly(new RaftLog(2, 5));
    assertThat(scene.phase()).isEqualTo("Running");
  }

  @Test
  void theNewestLogCountsAlsoWhereItIsNotOnEveryClaim() {
    // Given
    scene.changeSpec(spec -> spec.replicas(1).scaling("Automatic"));
    scene.operator.settle();

    // When
    deleteAndMakeAgain(3);

    // Then
    assertThat(lastStarts(3)).containsOnly(new RaftLog(3, 3));
  }

  @Test
  void aMissingClaimMakesAnotherLogOfIt() {
    // Given
    scene.user.delete(StreamBusCluster.class, NAMESPACE, NAME);
    scene.user.delete(PersistentVolumeClaim.class, NAMESPACE, "raft-demo-1");

    // When
    make(3);

    // Then
    assertThat(lastStarts(3)).containsOnly(new RaftLog(2, 3));
  }

  @Test
  void claimsThatDoNotTellTheirLogGetAnotherOne() {
    // Given
    scene.user.delete(StreamBusCluster.class, NAMESPACE, NAME);
    for (int ordinal = 0; ordinal < 3; ordinal++) {
      scene.user.edit(
          PersistentVolumeClaim.class,
          NAMESPACE,
          "raft-demo-" + ordinal,
          claim -> claim.getMetadata().setAnnotations(null));
    }

    // When
    make(3);

    // Then
    assertThat(lastStarts(3)).containsOnly(new RaftLog(2, 3));
    assertThat(ScalingTest.raftLogs(scene)).hasSize(3).containsOnly(new RaftLog(2, 3));
  }

  private void deleteAndMakeAgain(int replicas) {
    scene.user.delete(StreamBusCluster.class, NAMESPACE, NAME);
    scene.operator.settle();
    make(replicas);
  }

  private void make(int replicas) {
    scene.user.put(Scene.demo(NAMESPACE, spec -> spec.replicas(replicas)));
    scene.operator.settle();
  }

  private List<RaftLog> lastStarts(int count) {
    List<BrokerStart> all = scene.cluster.brokerStarts(NAMESPACE, NAME);
    return all.subList(all.size() - count, all.size()).stream().map(BrokerStart::log).toList();
  }
}
