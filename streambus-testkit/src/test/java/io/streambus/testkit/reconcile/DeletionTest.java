package io.streambus.testkit.reconcile;

import static io.streambus.testkit.reconcile.Scene.NAME;
import static io.streambus.testkit.reconcile.Scene.NAMESPACE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.streambus.api.StreamBusCluster;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * If one of these failed, a cluster that was deleted in the midst of a procedure would leave
 * brokers that run on and that nobody knows of, or would take its messages with it.
 */
class DeletionTest {

  static Stream<Scenario> scenarios() {
    return Scenario.ALL.stream();
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void deletionAfterAnyWriteOfAProcedureLeavesTheClaimsAlone(Scenario scenario) {
    Scene undisturbed = scenario.prepared();
    scenario.act().accept(undisturbed);
    undisturbed.operator.settle();

    IntStream.rangeClosed(1, undisturbed.writes().size())
        .parallel()
        .forEach(write -> deletionLeavesTheClaimsAlone(scenario, write));
  }

  private static void deletionLeavesTheClaimsAlone(Scenario scenario, int write) {
    // Given
    Scene scene = scenario.prepared();
    scene.cluster.faults().crashAfter(write);
    scenario.act().accept(scene);
    assertThatThrownBy(scene.operator::settle).hasMessageContaining("crashed");
    int claims = scene.cluster.list(PersistentVolumeClaim.class).size();

    // When
    scene.user.delete(StreamBusCluster.class, NAMESPACE, NAME);
    scene.restartOperator();
    scene.operator.settle();

    // Then
    String moment = "%s, write %d".formatted(scenario, write);
    assertThat(scene.pods()).as(moment).isEmpty();
    assertThat(scene.cluster.list(PersistentVolumeClaim.class)).as(moment).hasSize(claims);
  }
}
