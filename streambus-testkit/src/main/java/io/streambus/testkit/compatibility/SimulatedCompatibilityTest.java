package io.streambus.testkit.compatibility;

import static io.streambus.testkit.assertions.StreamBusAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.streambus.api.ClusterAnnotations;
import io.streambus.api.StreamBusClusterSpec;
import io.streambus.testkit.simulation.SimulatedCluster;
import io.streambus.testkit.simulation.SimulatedOperator;
import io.streambus.testkit.user.TestCluster;
import io.streambus.testkit.user.TestUser;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/**
 * Proves in a simulation that a reconciler keeps its guarantees. Extend it with a class that starts
 * the reconciler. What the simulation omits needs an {@link OperatorCompatibilityTest}.
 */
public abstract class SimulatedCompatibilityTest {

  private static final String NAMESPACE = "compatibility";

  private final SimulatedCluster kubernetes = new SimulatedCluster();
  private final TestUser user = kubernetes.user(NAMESPACE);

  /** Creates the test. JUnit does this for each method. */
  protected SimulatedCompatibilityTest() {}

  /**
   * Starts an operator, without any state of an earlier one.
   *
   * @param cluster the simulated cluster that the operator connects to
   * @return the started operator
   */
  protected abstract SimulatedOperator start(SimulatedCluster cluster);

  /** {@return the lines of the spec of a cluster of three brokers or more, without indentation} */
  protected List<String> spec() {
    return List.of("replicas: 3");
  }

  /** A cluster runs after it was created, and after each change. */
  @Test
  protected void clusterConverges() {
    // Given
    SimulatedOperator operator = start();
    TestCluster cluster = runningCluster(operator);

    // When
    cluster.editSpec(
        spec ->
            StreamBusClusterSpec.builder()
                .from(spec)
                .putPodAnnotations("example.com/changed", "true")
                .build());
    operator.settle();

    // Then
    assertThat(cluster).isRunning();
    assertThat(kubernetes.violations(NAMESPACE)).isEmpty();
  }

  /** An operator that writes without a reason wakes all that watch, and itself. */
  @Test
  protected void operatorWritesNothingAtRest() {
    // Given
    SimulatedOperator operator = start();
    runningCluster(operator);
    kubernetes.requests().clear();

    // When
    operator.runFor(Duration.ofHours(1));

    // Then
    assertThat(kubernetes.requests().writes()).isEmpty();
  }

  /** What others change is as before soon after. */
  @Test
  protected void operatorHealsDrift() {
    // Given
    SimulatedOperator operator = start();
    runningCluster(operator);
    List<ConfigMap> before = user.list(ConfigMap.class);

    // When
    before.forEach(
        map ->
            user.edit(
                ConfigMap.class,
                map.getMetadata().getName(),
                edited -> edited.getData().replaceAll((key, value) -> "changed")));
    operator.settle();

    // Then
    assertThat(user.list(ConfigMap.class))
        .extracting(ConfigMap::getData)
        .isEqualTo(before.stream().map(ConfigMap::getData).toList());
  }

  /** Clients can write at all times while every broker is restarted. */
  @Test
  protected void rolloutKeepsQuorum() {
    // Given
    SimulatedOperator operator = start();
    TestCluster cluster = runningCluster(operator);

    // When
    cluster.annotate(ClusterAnnotations.RESTART_TRIGGER, "1");
    operator.settle();

    // Then
    assertThat(cluster).isRunning().neverBelowQuorum();
    assertThat(kubernetes.violations(NAMESPACE)).isEmpty();
  }

  /** An upgrade or a new node of the operator disrupts no cluster. */
  @Test
  protected void restartOfOperatorWritesNothing() {
    // Given
    runningCluster(start());
    kubernetes.requests().clear();

    // When
    start().runFor(Duration.ofMinutes(10));

    // Then
    assertThat(kubernetes.requests().writes()).isEmpty();
  }

  private SimulatedOperator start() {
    return Objects.requireNonNull(
        start(kubernetes), getClass().getName() + ".start returned null; return the operator");
  }

  private TestCluster runningCluster(SimulatedOperator operator) {
    TestCluster cluster = RequiredBrokers.apply(user, spec());
    operator.settle();
    assertThat(cluster).isRunning();
    return cluster;
  }
}
