package io.streambus.operator.diagnostics;

import static io.streambus.operator.fixture.OperatorScenario.NAME;
import static io.streambus.operator.fixture.OperatorScenario.NAMESPACE;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.EventBuilder;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSetBuilder;
import io.streambus.api.ClusterCondition;
import io.streambus.api.StreamBusCluster;
import io.streambus.api.StreamBusClusterStatus;
import io.streambus.api.values.ConditionType;
import io.streambus.operator.fixture.OperatorScenario;
import io.streambus.operator.kubernetes.BrokerPod;
import io.streambus.operator.kubernetes.Leader;
import io.streambus.operator.kubernetes.OptionalApis;
import io.streambus.operator.snapshot.ClusterSnapshot;
import io.streambus.testkit.simulation.Request.Verb;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Without these guarantees, diagnosing failing clusters would cost API requests, and most of all
 * during a large outage.
 */
class PodDiagnosticsTest {

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private final OperatorScenario scenario = OperatorScenario.running();

  @Test
  void readsEventsOfMissingPodsOncePerMinute() {
    // Given
    StatefulSet set = withoutPods();
    PodDiagnostics diagnostics = new PodDiagnostics(scenario.cluster.kubernetes());
    scenario.user.createOrReplace(warning(set));

    // Then
    assertThat(find(diagnostics, set, 0))
        .isEqualTo(new Diagnoses(List.of(), Optional.of(START.plusSeconds(15))));
    assertThat(find(diagnostics, set, 14).texts()).isEmpty();
    assertThat(eventReads()).isZero();
    assertThat(find(diagnostics, set, 15).texts())
        .singleElement()
        .satisfies(
            sentence ->
                assertThat(sentence).contains("demo-0, demo-1, demo-2: ", "exceeded quota"));
    for (int second = 16; second < 75; second++) {
      assertThat(find(diagnostics, set, second).texts()).hasSize(1);
    }
    assertThat(eventReads()).isOne();
    find(diagnostics, set, 75);
    assertThat(eventReads()).isEqualTo(2);
  }

  /** Clusters that can never start would otherwise cost a request a minute each. */
  @Test
  void readsEventsLessOftenTheLongerPodsAreMissing() {
    // Given
    StatefulSet set = withoutPods();
    PodDiagnostics diagnostics = new PodDiagnostics(scenario.cluster.kubernetes());
    scenario.user.createOrReplace(warning(set));
    find(diagnostics, set, 0);
    var previous = Optional.of(notReady(find(diagnostics, set, 15).texts()));

    // When
    for (int minute = 1; minute <= Duration.ofDays(1).toMinutes(); minute++) {
      diagnostics.diagnose(
          observed(set, List.of(), previous, (int) Duration.ofMinutes(minute).toSeconds()),
          OptionalInt.empty());
    }

    // Then
    assertThat(eventReads()).isBetween(24L, 32L);
  }

  @Test
  void restartedOperatorContinuesWithReportedDiagnosis() {
    // Given
    StatefulSet set = withoutPods();
    PodDiagnostics before = new PodDiagnostics(scenario.cluster.kubernetes());
    scenario.user.createOrReplace(warning(set));
    find(before, set, 0);
    List<String> reported = find(before, set, 15).texts();
    assertThat(eventReads()).isOne();

    // When
    PodDiagnostics restarted = new PodDiagnostics(scenario.cluster.kubernetes());
    Diagnoses diagnoses =
        restarted.diagnose(
            observed(set, List.of(), Optional.of(notReady(reported)), 16), OptionalInt.empty());

    // Then
    assertThat(diagnoses.texts()).isEqualTo(reported);
    assertThat(eventReads()).isOne();
  }

  /** What the StatefulSet controller reports if it cannot create any pod. */
  private StatefulSet withoutPods() {
    return new StatefulSetBuilder(scenario.statefulSet())
        .editStatus()
        .withReplicas(0)
        .withReadyReplicas(0)
        .endStatus()
        .build();
  }

  private static StreamBusClusterStatus notReady(List<String> diagnoses) {
    return StreamBusClusterStatus.builder()
        .addConditions(
            ClusterCondition.builder()
                .type(ConditionType.READY.value())
                .status("False")
                .reason("StartingBrokers")
                .message("0 of 3 brokers are ready; " + String.join("; ", diagnoses))
                .lastTransitionTime(START.toString())
                .observedGeneration(1L)
                .build())
        .build();
  }

  @Test
  void brieflyMissingPodsCostNoReads() {
    // Given
    StatefulSet set = withoutPods();
    PodDiagnostics diagnostics = new PodDiagnostics(scenario.cluster.kubernetes());

    // When
    for (int second = 0; second < 600; second += 10) {
      find(diagnostics, set, second);
      diagnostics.diagnose(
          observed(
              set,
              scenario.cluster.kubernetes().pods().list(scenario.get(StreamBusCluster.class, NAME)),
              Optional.empty(),
              second + 5),
          OptionalInt.empty());
    }

    // Then
    assertThat(eventReads()).isZero();
  }

  @Test
  void reportedDiagnosisCostsNoFurtherRequests() {
    // Given
    scenario.cluster.pods().crashLoop(NAMESPACE, "demo-1");
    scenario.operator.runFor(Duration.ofMinutes(5));
    assertThat(scenario.condition(ConditionType.READY).message()).contains("2 of 3", "demo-1: ");
    scenario.cluster.requests().clear();

    // When
    scenario.operator.runFor(Duration.ofHours(1));
    scenario.restartOperator();
    scenario.operator.runFor(Duration.ofHours(1));

    // Then
    assertThat(scenario.cluster.requests().all()).isEmpty();
  }

  @Test
  void reportsLostNodeUntilItReturns() {
    // When
    scenario.cluster.pods().loseNode(NAMESPACE, "demo-1");
    scenario.operator.settle();

    // Then
    assertThat(scenario.phase()).isEqualTo("Degraded");
    assertThat(scenario.condition(ConditionType.READY).message())
        .contains("2 of 3", "demo-1: ", "node");

    // When
    scenario.cluster.pods().makeReady(NAMESPACE, "demo-1");
    scenario.operator.settle();

    // Then
    assertThat(scenario.phase()).isEqualTo("Running");
  }

  @Test
  void raftPanicNamesLeaderToRestart() {
    // Given
    scenario.cluster.pods().crashLoopWithPanic(NAMESPACE, "demo-1");
    scenario.operator.runFor(Duration.ofMinutes(1));
    assertThat(scenario.condition(ConditionType.READY).message())
        .contains("demo-1: ", "restart the leader")
        .doesNotContain("demo-2");

    // When
    scenario.cluster.leaders().set(NAMESPACE, NAME, new Leader.Known(2));
    scenario.cluster.pods().makeReady(NAMESPACE, "demo-1");
    scenario.operator.settle();
    scenario.cluster.pods().crashLoopWithPanic(NAMESPACE, "demo-1");
    scenario.operator.settle();

    // Then
    assertThat(scenario.condition(ConditionType.READY).message())
        .contains("demo-1: ", "restart demo-2");
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

  private static Diagnoses find(PodDiagnostics diagnostics, StatefulSet set, int second) {
    return diagnostics.diagnose(
        observed(set, List.of(), Optional.empty(), second), OptionalInt.empty());
  }

  private static ClusterSnapshot observed(
      StatefulSet set,
      List<BrokerPod> pods,
      Optional<StreamBusClusterStatus> previous,
      int second) {
    return new ClusterSnapshot(
        OperatorScenario.demo(NAMESPACE),
        List.of(set),
        pods,
        List.of(),
        List.of(),
        OptionalApis.installed(Set.of()),
        previous,
        START.plusSeconds(second));
  }

  private long eventReads() {
    return scenario.cluster.requests().all().stream()
        .filter(request -> request.verb() == Verb.READ)
        .count();
  }
}
