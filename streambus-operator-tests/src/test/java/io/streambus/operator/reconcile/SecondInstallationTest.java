package io.streambus.operator.reconcile;

import static io.streambus.operator.fixture.OperatorScenario.NAME;
import static io.streambus.operator.fixture.OperatorScenario.NAMESPACE;
import static io.streambus.operator.fixture.OperatorScenario.demo;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableMap;
import io.fabric8.kubernetes.api.model.Event;
import io.streambus.api.spec.IsolationSpec;
import io.streambus.api.spec.MultiTenancySpec;
import io.streambus.operator.fixture.OperatorScenario;
import io.streambus.resources.ClusterInputs;
import io.streambus.resources.model.OperatorPods;
import io.streambus.testkit.simulation.Request;
import io.streambus.testkit.simulation.SimulatedOperator;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Without these guarantees, two installations of the operator would overwrite each other's objects
 * as fast as the API server responds, and restart brokers at the same time.
 */
class SecondInstallationTest {

  private static final MultiTenancySpec GUARDED =
      MultiTenancySpec.builder()
          .isolation(IsolationSpec.builder().networkPolicies(true).build())
          .build();

  private final OperatorScenario scenario = new OperatorScenario();

  @BeforeEach
  void createCluster() {
    scenario.user.createOrReplace(demo(NAMESPACE, spec -> spec.multiTenancy(GUARDED)));
  }

  private SimulatedOperator install(String namespace) {
    return SimulatedOperator.start(
        scenario.cluster,
        ClusterInputs.builder()
            .operatorPods(new OperatorPods(namespace, ImmutableMap.of()))
            .build());
  }

  @Test
  void secondInstallationObservesOnlyAndSaysSo() {
    // Given
    SimulatedOperator first = install("a");
    first.settle();
    scenario.cluster.requests().clear();

    // When
    SimulatedOperator second = install("b");
    run(Duration.ofMinutes(14), first, second);

    // Then
    assertThat(objectWrites()).isZero();
    assertThat(scenario.cluster.events(NAMESPACE, NAME))
        .filteredOn(event -> event.getReason().equals("SecondInstallation"))
        .extracting(Event::getMessage)
        .singleElement()
        .satisfies(message -> assertThat(message).contains("namespace a", "--watch-namespaces"));
  }

  @Test
  void writesOfBothAreFewForADay() {
    // Given
    SimulatedOperator first = install("b");
    first.settle();
    scenario.cluster.requests().clear();

    // When
    SimulatedOperator second = install("a");
    run(Duration.ofHours(24), first, second);

    // Then
    assertThat(objectWrites()).isLessThan(100);
    assertThat(writer()).contains("a");
    assertThat(scenario.cluster.violations(NAMESPACE)).isEmpty();
  }

  @Test
  void oneOfBothPerformsEachChange() {
    // Given
    SimulatedOperator first = install("a");
    first.settle();
    SimulatedOperator second = install("b");
    Random random = new Random(3);

    for (int change = 0; change < 10; change++) {
      // When
      String version = "v0.7." + change;
      scenario.changeSpec(spec -> spec.version(version));
      run(Duration.ofMinutes(5 + random.nextInt(40)), first, second);

      // Then
      assertThat(scenario.phase()).isEqualTo("Running");
      assertThat(scenario.status().version()).contains(version);
      assertThat(scenario.cluster.violations(NAMESPACE)).isEmpty();
    }
  }

  @Test
  void secondInstallationTakesOverOnceTheFirstIsGone() {
    // Given
    install("a").settle();
    SimulatedOperator second = install("b");
    run(Duration.ofMinutes(1), second);

    // When
    scenario.changeSpec(spec -> spec.version("v0.7.0"));
    run(Installations.PATIENCE.plusMinutes(5), second);

    // Then
    assertThat(writer()).contains("b");
    assertThat(scenario.status().version()).contains("v0.7.0");
    assertThat(scenario.phase()).isEqualTo("Running");
  }

  @Test
  void reinstallationInSameNamespaceContinuesAtOnce() {
    // Given
    install("a").settle();
    scenario.cluster.requests().clear();

    // When
    scenario.changeSpec(spec -> spec.version("v0.7.0"));
    install("a").settle();

    // Then
    assertThat(scenario.status().version()).contains("v0.7.0");
  }

  /** Runs the operators in turns, in steps of 20 seconds. */
  private void run(Duration duration, SimulatedOperator... operators) {
    for (long second = 0; second < duration.toSeconds(); second += 20) {
      scenario.cluster.clock().advance(Duration.ofSeconds(20));
      for (SimulatedOperator operator : operators) {
        operator.runFor(Duration.ZERO);
      }
    }
  }

  private Optional<String> writer() {
    return InstallationMark.of(scenario.statefulSet());
  }

  private long objectWrites() {
    return scenario.writes().stream()
        .filter(write -> write.verb() != Request.Verb.PATCH_STATUS)
        .filter(write -> !write.object().kind().equals("Event"))
        .count();
  }
}
