package io.streambus.operator.status;

import static io.streambus.operator.fixture.OperatorScenario.NAME;
import static io.streambus.operator.fixture.OperatorScenario.NAMESPACE;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Pod;
import io.streambus.api.ClusterCondition;
import io.streambus.api.StreamBusClusterStatus;
import io.streambus.api.values.ConditionType;
import io.streambus.operator.fixture.OperatorScenario;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Without these guarantees, a deployment pipeline would continue before its change is rolled out,
 * or wait until it times out.
 */
class ReadyTest {

  private static final List<ConditionType> KSTATUS =
      List.of(ConditionType.READY, ConditionType.RECONCILING, ConditionType.STALLED);

  private final OperatorScenario scenario = OperatorScenario.running();

  @Test
  void readyOnlyOnceAllBrokersRunNewGeneration() {
    // When
    scenario.changeSpec(spec -> spec.version("v0.7.0"));
    for (String pod : List.of("demo-2", "demo-1", "demo-0")) {
      scenario.operator.runFor(Duration.ofMinutes(1));
      if (scenario.cluster.find(Pod.class, NAMESPACE, pod).isPresent()
          && !isReady(scenario.status())) {
        scenario.user.delete(Pod.class, NAMESPACE, pod);
      }
    }
    scenario.operator.settle();

    // Then
    assertThat(isReady(scenario.status())).isTrue();
    assertThat(statuses())
        .filteredOn(status -> status.observedGeneration().equals(Optional.of(2L)))
        .filteredOn(ReadyTest::isReady)
        .allSatisfy(status -> assertThat(status.updatedReplicas()).contains(3));
  }

  @Test
  void blockedChangeIsNotReadyAndStalls() {
    // When
    scenario.changeSpec(spec -> spec.replicas(5));
    scenario.operator.settle();

    // Then
    assertThat(kstatus(scenario.status()))
        .containsExactly(
            "Ready False ConfirmationRequired",
            "Reconciling False ConfirmationRequired",
            "Stalled True ConfirmationRequired");
    assertThat(scenario.phase()).isEqualTo("Running");
    assertThat(scenario.condition(ConditionType.QUORUM_HEALTHY).status()).isEqualTo("True");
  }

  @Test
  void transitionTimeChangesOnlyWithStatus() {
    // Given
    scenario.cluster.clock().advance(Duration.ofHours(1));
    int first = statuses().size() - 1;

    // When
    scenario.cluster.pods().crashLoop(NAMESPACE, NAME + "-1");
    scenario.operator.runFor(Duration.ofMinutes(1));
    scenario.cluster.pods().crashLoop(NAMESPACE, NAME + "-2");
    scenario.operator.runFor(Duration.ofMinutes(1));
    scenario.cluster.pods().makeAllReady();
    scenario.operator.runFor(Duration.ofMinutes(1));

    // Then
    List<StreamBusClusterStatus> all = statuses().subList(first, statuses().size());
    assertThat(all).hasSizeGreaterThan(3);
    for (int i = 1; i < all.size(); i++) {
      StreamBusClusterStatus before = all.get(i - 1);
      for (ClusterCondition now : all.get(i).conditions()) {
        before.conditions().stream()
            .filter(old -> old.type().equals(now.type()))
            .forEach(
                old ->
                    assertThat(Objects.equals(old.lastTransitionTime(), now.lastTransitionTime()))
                        .as("%s after %s", now, old)
                        .isEqualTo(old.status().equals(now.status())));
      }
    }
  }

  @Test
  void exactlyOneKstatusConditionIsTrue() {
    // When
    scenario.changeSpec(spec -> spec.version("v0.7.0").replicas(0));
    scenario.operator.settle();
    scenario.changeSpec(spec -> spec.replicas(5));
    scenario.operator.settle();
    scenario.cluster.pods().crashLoop(NAMESPACE, NAME + "-1");
    scenario.operator.runFor(Duration.ofMinutes(1));

    // Then
    assertThat(statuses())
        .allSatisfy(
            status ->
                assertThat(kstatus(status))
                    .as("%s", status)
                    .filteredOn(text -> text.contains("True"))
                    .hasSize(1));
  }

  private List<StreamBusClusterStatus> statuses() {
    return scenario.cluster.statuses(NAMESPACE, NAME);
  }

  private static boolean isReady(StreamBusClusterStatus status) {
    return status
        .condition(ConditionType.READY)
        .filter(ready -> ready.status().equals("True"))
        .isPresent();
  }

  private static List<String> kstatus(StreamBusClusterStatus status) {
    return KSTATUS.stream()
        .map(type -> status.condition(type).orElseThrow())
        .map(each -> Stream.of(each.type(), each.status(), each.reason()))
        .map(parts -> String.join(" ", parts.toList()))
        .toList();
  }
}
