package io.streambus.operator.diagnostics;

import static io.streambus.operator.fixture.OperatorScenario.NAME;
import static io.streambus.operator.fixture.OperatorScenario.NAMESPACE;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.EventBuilder;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.streambus.api.StreamBusCluster;
import io.streambus.api.values.ConditionType;
import io.streambus.operator.fixture.OperatorScenario;
import io.streambus.operator.kubernetes.BrokerPod;
import io.streambus.operator.kubernetes.Leader;
import io.streambus.testkit.simulation.Verb;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/**
 * If one of these failed, clusters in trouble would cost requests, and the most in a large outage.
 */
class PodDiagnosticsTest {

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private final OperatorScenario scenario = OperatorScenario.running();

  @Test
  void podsThatAreNotMadeAreAskedAboutAfterAWhileAndOnceAMinute() {
    // Given
    StatefulSet set = scenario.statefulSet();
    PodDiagnostics search = new PodDiagnostics(scenario.cluster.kubernetes());
    scenario.user.put(warning(set));

    // Then
    assertThat(find(search, set, 0))
        .isEqualTo(new Diagnoses(List.of(), Optional.of(START.plusSeconds(15))));
    assertThat(find(search, set, 14).sentences()).isEmpty();
    assertThat(questions()).isZero();
    assertThat(find(search, set, 15).sentences())
        .containsExactly(
            "demo-0, demo-1, demo-2: not made by the StatefulSet controller: exceeded quota");
    for (int second = 16; second < 75; second++) {
      assertThat(find(search, set, second).sentences()).hasSize(1);
    }
    assertThat(questions()).isOne();
    find(search, set, 75);
    assertThat(questions()).isEqualTo(2);
  }

  @Test
  void podsThatAreGoneForAMomentCostNoQuestion() {
    // Given
    StatefulSet set = scenario.statefulSet();
    PodDiagnostics search = new PodDiagnostics(scenario.cluster.kubernetes());

    // When
    for (int second = 0; second < 600; second += 10) {
      find(search, set, second);
      search.find(
          view(
              set,
              scenario.cluster.kubernetes().pods().of(scenario.get(StreamBusCluster.class, NAME)),
              second + 5));
    }

    // Then
    assertThat(questions()).isZero();
  }

  @Test
  void atRestATroubleThatWasToldCostsNothingAndARestartTellsItNotAgain() {
    // Given
    scenario.cluster.pods().fail(NAMESPACE, "demo-1");
    scenario.operator.runFor(Duration.ofMinutes(5));
    assertThat(scenario.condition(ConditionType.READY).message())
        .startsWith("2 of 3 brokers are ready; demo-1: ");
    scenario.cluster.requests().clear();

    // When
    scenario.operator.runFor(Duration.ofHours(1));
    scenario.restartOperator();
    scenario.operator.runFor(Duration.ofHours(1));

    // Then
    assertThat(scenario.cluster.requests().all()).isEmpty();
  }

  @Test
  void aBrokerWhoseNodeIsLostIsToldAtOnceUntilTheNodeIsBack() {
    // When
    scenario.cluster.pods().loseNode(NAMESPACE, "demo-1");
    scenario.operator.settle();

    // Then
    assertThat(scenario.phase()).isEqualTo("Degraded");
    assertThat(scenario.condition(ConditionType.READY).message())
        .startsWith("2 of 3 brokers are ready; demo-1: its node is lost, ");

    // When
    scenario.cluster.pods().release(NAMESPACE, "demo-1");
    scenario.operator.settle();

    // Then
    assertThat(scenario.phase()).isEqualTo("Running");
  }

  @Test
  void aBrokerThatDiesOverItsRaftLogNamesTheLeaderToRestart() {
    // Given
    scenario.cluster.pods().panic(NAMESPACE, "demo-1");
    scenario.operator.runFor(Duration.ofMinutes(1));
    assertThat(scenario.condition(ConditionType.READY).message())
        .endsWith("restart the broker that leads");

    // When
    scenario.cluster.leaders().set(NAMESPACE, NAME, new Leader.Known(2));
    scenario.cluster.pods().release(NAMESPACE, "demo-1");
    scenario.operator.settle();
    scenario.cluster.pods().panic(NAMESPACE, "demo-1");
    scenario.operator.settle();

    // Then
    assertThat(scenario.condition(ConditionType.READY).message())
        .endsWith("if its Raft volume was emptied, restart demo-2, which leads");
  }

  private static Event warning(StatefulSet set) {
    // spotless:off
    return new EventBuilder()
        .withNewMetadata()
            .withNamespace(NAMESPACE)
            .withName("demo.1")
        .endMetadata()
        .withNewInvolvedObject()
            .withUid(set.getMetadata().getUid())
        .endInvolvedObject()
        .withType("Warning")
        .withMessage("exceeded quota")
        .build();
    // spotless:on
  }

  private static Diagnoses find(PodDiagnostics search, StatefulSet set, int second) {
    return search.find(view(set, List.of(), second));
  }

  private static DiagnosticsInput view(StatefulSet set, List<BrokerPod> pods, int second) {
    return new DiagnosticsInput(
        set, pods, List.of(), OptionalInt.empty(), START.plusSeconds(second));
  }

  private long questions() {
    return scenario.cluster.requests().all().stream()
        .filter(request -> request.verb() == Verb.READ)
        .count();
  }
}
