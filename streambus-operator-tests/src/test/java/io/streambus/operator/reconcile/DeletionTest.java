package io.streambus.operator.reconcile;

import static io.streambus.operator.fixture.OperatorScenario.NAME;
import static io.streambus.operator.fixture.OperatorScenario.NAMESPACE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.streambus.api.StreamBusCluster;
import io.streambus.operator.fixture.OperatorScenario;
import io.streambus.operator.resilience.LifecycleScenario;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * If one of these failed, a cluster that was deleted in the midst of a procedure would leave
 * brokers that run on and that nobody knows of, or would take its messages with it.
 */
class DeletionTest {

  static Stream<LifecycleScenario> scenarios() {
    return LifecycleScenario.ALL.stream();
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void deletionAfterAnyWriteOfAProcedureLeavesTheClaimsAlone(LifecycleScenario lifecycleScenario) {
    OperatorScenario undisturbed = lifecycleScenario.prepared();
    lifecycleScenario.act().accept(undisturbed);
    undisturbed.operator.settle();

    IntStream.rangeClosed(1, undisturbed.writes().size())
        .parallel()
        .forEach(write -> deletionLeavesTheClaimsAlone(lifecycleScenario, write));
  }

  private static void deletionLeavesTheClaimsAlone(LifecycleScenario lifecycleScenario, int write) {
    // Given
    OperatorScenario scenario = lifecycleScenario.prepared();
    scenario.cluster.faults().crashAfter(write);
    lifecycleScenario.act().accept(scenario);
    assertThatThrownBy(scenario.operator::settle).hasMessageContaining("crashed");
    int claims = scenario.cluster.list(PersistentVolumeClaim.class).size();

    // When
    scenario.user.delete(StreamBusCluster.class, NAMESPACE, NAME);
    scenario.restartOperator();
    scenario.operator.settle();

    // Then
    String moment = "%s, write %d".formatted(lifecycleScenario, write);
    assertThat(scenario.pods()).as(moment).isEmpty();
    assertThat(scenario.cluster.list(PersistentVolumeClaim.class)).as(moment).hasSize(claims);
  }
}
