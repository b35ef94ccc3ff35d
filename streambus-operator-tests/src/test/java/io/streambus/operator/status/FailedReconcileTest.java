package io.streambus.operator.status;

import static io.streambus.operator.fixture.OperatorScenario.NAMESPACE;
import static io.streambus.operator.fixture.OperatorScenario.demo;
import static org.assertj.core.api.Assertions.assertThat;

import io.streambus.api.StreamBusCluster;
import io.streambus.api.values.ConditionType;
import io.streambus.operator.fixture.OperatorScenario;
import io.streambus.operator.kubernetes.KubernetesUnavailableException;
import io.streambus.operator.kubernetes.WriteResult;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Without these guarantees, the status of a cluster whose reconciliations fail would describe an
 * earlier state, and nothing but the log of the operator would say so.
 */
class FailedReconcileTest {

  private static final int MANY = 5;

  private static Stream<Throwable> errors() {
    return Stream.of(
        FailingOperator.bug(),
        new NullPointerException(),
        new StackOverflowError(),
        new AssertionError("x".repeat(1_000_000)));
  }

  @ParameterizedTest
  @MethodSource("errors")
  void reportsErrorsOfOperator(Throwable error) {
    // Given
    OperatorScenario scenario = OperatorScenario.running();
    FailingOperator operator = new FailingOperator(scenario, () -> error);

    // When
    operator.reconcile(MANY);

    // Then
    assertThat(scenario.phase()).isEqualTo("Failed");
    assertThat(scenario.condition(ConditionType.READY).status()).isEqualTo("False");
    assertThat(scenario.condition(ConditionType.STALLED).reason()).isEqualTo("InternalError");
    assertThat(scenario.condition(ConditionType.STALLED).message())
        .contains(error.getClass().getSimpleName())
        .hasSizeLessThan(1_000);
    assertThat(scenario.hasCondition(ConditionType.QUORUM_HEALTHY)).isTrue();
    assertThat(scenario.status().readyReplicas()).contains(3);
  }

  @Test
  void reportsErrorsOfNewCluster() {
    // Given
    OperatorScenario scenario = new OperatorScenario();
    scenario.user.createOrReplace(demo(NAMESPACE));

    // When
    new FailingOperator(scenario, FailingOperator::bug).reconcile(MANY);

    // Then
    assertThat(scenario.phase()).isEqualTo("Failed");
    assertThat(scenario.status().observedGeneration()).contains(1L);
  }

  @Test
  void namesResponseOfServer() {
    // Given
    OperatorScenario scenario = OperatorScenario.running();
    WriteResult.Rejected response = new WriteResult.Rejected(403, "secrets is forbidden");

    // When
    new FailingOperator(scenario, () -> unavailable(response)).reconcile(MANY);

    // Then
    assertThat(scenario.condition(ConditionType.STALLED).reason()).isEqualTo("RequestRejected");
    assertThat(scenario.condition(ConditionType.STALLED).message())
        .contains("list Secrets", "403", "secrets is forbidden");
  }

  private static KubernetesUnavailableException unavailable(WriteResult.Rejected response) {
    return new KubernetesUnavailableException(
        "list Secrets", response, new IllegalStateException());
  }

  @Test
  void singleErrorsChangeNothing() {
    // Given
    OperatorScenario scenario = OperatorScenario.running();
    FailingOperator operator = new FailingOperator(scenario, FailingOperator::bug);

    // When
    operator.reconcile(MANY - 1);

    // Then
    assertThat(scenario.writes()).isEmpty();
  }

  /** The client repeats some requests for 20 seconds before they fail. */
  @Test
  void reportsErrorThatTookLong() {
    // Given
    OperatorScenario scenario = OperatorScenario.running();
    FailingOperator operator =
        new FailingOperator(
            scenario,
            () -> {
              scenario.cluster.clock().advance(Duration.ofSeconds(20));
              return FailingOperator.bug();
            });

    // When
    operator.reconcile(1);

    // Then
    assertThat(scenario.phase()).isEqualTo("Failed");
  }

  /** A server that does not respond needs no further requests. */
  @Test
  void unresponsiveServerGetsNoStatus() {
    // Given
    OperatorScenario scenario = OperatorScenario.running();
    FailingOperator operator =
        new FailingOperator(
            scenario,
            () -> new KubernetesUnavailableException("write", new IllegalStateException("lost")));

    // When
    operator.reconcile(2 * MANY);

    // Then
    assertThat(scenario.writes()).isEmpty();
  }

  @Test
  void changingTextsOfErrorsCauseOneWrite() {
    // Given
    OperatorScenario scenario = OperatorScenario.running();
    AtomicInteger number = new AtomicInteger();
    FailingOperator operator =
        new FailingOperator(
            scenario,
            () ->
                number.incrementAndGet() % 2 == 0
                    ? new IllegalStateException("attempt " + number)
                    : new IllegalArgumentException("attempt " + number));

    // When
    operator.reconcile(10 * MANY);

    // Then
    assertThat(scenario.cluster.requests().writesOf(StreamBusCluster.class)).hasSize(1);
  }

  @Test
  void reportEndsWithTheErrors() {
    // Given
    OperatorScenario scenario = OperatorScenario.running();
    FailingOperator operator = new FailingOperator(scenario, FailingOperator::bug);
    operator.reconcile(MANY);

    // When
    operator.mend();
    operator.reconcile(1);

    // Then
    assertThat(scenario.phase()).isEqualTo("Running");
    assertThat(scenario.condition(ConditionType.STALLED).status()).isEqualTo("False");
  }
}
