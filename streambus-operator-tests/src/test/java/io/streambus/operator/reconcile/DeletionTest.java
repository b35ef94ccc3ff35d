package io.streambus.operator.reconcile;

import static io.streambus.operator.fixture.OperatorScenario.NAME;
import static io.streambus.operator.fixture.OperatorScenario.NAMESPACE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.streambus.api.StreamBusCluster;
import io.streambus.operator.fixture.OperatorScenario;
import io.streambus.operator.resilience.LifecycleScenario;
import io.streambus.testkit.simulation.Faults.SimulatedCrashException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Without this guarantee, a cluster deleted during an operation would leave orphaned brokers
 * running, or lose its messages.
 */
class DeletionTest {

  static Stream<LifecycleScenario> scenarios() {
    return LifecycleScenario.ALL.stream();
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void deletionAfterAnyWriteRetainsClaims(LifecycleScenario lifecycleScenario) {
    OperatorScenario uninterrupted = lifecycleScenario.prepared();
    lifecycleScenario.act().accept(uninterrupted);
    uninterrupted.operator.settle();

    IntStream.rangeClosed(1, uninterrupted.writes().size())
        .parallel()
        .forEach(write -> assertDeletionRetainsClaims(lifecycleScenario, write));
  }

  private static void assertDeletionRetainsClaims(LifecycleScenario lifecycleScenario, int write) {
    // Given
    OperatorScenario scenario = lifecycleScenario.prepared();
    scenario.cluster.faults().crashAfterWrite(write);
    lifecycleScenario.act().accept(scenario);
    assertThatThrownBy(scenario.operator::settle).isInstanceOf(SimulatedCrashException.class);
    int claims = scenario.cluster.list(PersistentVolumeClaim.class).size();

    // When
    scenario.user.delete(StreamBusCluster.class, NAMESPACE, NAME);
    scenario.restartOperator();
    scenario.operator.settle();

    // Then
    String description = "%s, write %d".formatted(lifecycleScenario, write);
    assertThat(scenario.pods()).as(description).isEmpty();
    assertThat(scenario.cluster.list(PersistentVolumeClaim.class)).as(description).hasSize(claims);
  }
}
