package io.streambus.operator.rollout;

import static io.streambus.operator.fixture.OperatorScenario.NAME;
import static io.streambus.operator.fixture.OperatorScenario.NAMESPACE;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Pod;
import io.streambus.api.spec.ConfigSpec;
import io.streambus.api.spec.RolloutSpec;
import io.streambus.api.values.ConditionType;
import io.streambus.operator.fixture.OperatorScenario;
import io.streambus.operator.kubernetes.Leader;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** If one of these failed, a change of the spec could take a cluster down, or never come about. */
class RolloutTest {

  private final OperatorScenario scenario = OperatorScenario.running();
  private final RolloutScenario roll = new RolloutScenario(scenario);

  @Test
  void anotherImageIsTakenByEachPodInPlace() {
    // Given
    List<String> before = roll.uids();

    // When
    scenario.changeSpec(spec -> spec.version("v0.6.9"));
    scenario.operator.settle();

    // Then
    assertThat(roll.uids()).isEqualTo(before);
    assertThat(scenario.pods()).allMatch(pod -> image(pod).endsWith(":v0.6.9"));
    assertThat(scenario.status().updatedReplicas()).contains(3);
    assertThat(scenario.status().rollout()).isEmpty();
    assertThat(scenario.phases()).endsWith("Running", "Updating", "Running");
    assertThat(roll.patchedImages()).containsExactly("demo-2", "demo-1", "demo-0");
  }

  @Test
  void aChangeInPlaceCanBeSwitchedOff() {
    // Given
    List<String> before = roll.uids();
    scenario.changeSpec(spec -> spec.rollout(RolloutSpec.builder().inPlace(false).build()));

    // When
    scenario.changeSpec(spec -> spec.version("v0.6.9"));
    scenario.operator.settle();

    // Then
    assertThat(roll.uids()).doesNotContainAnyElementsOf(before);
    assertThat(scenario.pods()).allMatch(pod -> image(pod).endsWith(":v0.6.9"));
  }

  @Test
  void anotherConfigurationReplacesThePodsOneByOneTheLeaderLast() {
    // Given
    List<String> before = roll.uids();
    scenario.cluster.leaders().set(NAMESPACE, NAME, new Leader.Known(2));

    // When
    roll.reconfigure();
    scenario.operator.settle();

    // Then
    assertThat(roll.deletedPods()).containsExactly("demo-1", "demo-0", "demo-2");
    assertThat(roll.uids()).doesNotContainAnyElementsOf(before);
    assertThat(scenario.status().updatedReplicas()).contains(3);
    assertThat(scenario.phases()).endsWith("Running", "Updating", "Running");
  }

  @Test
  void anAnswerThatIsOnItsWayIsWaitedFor() {
    // Given
    scenario.cluster.leaders().set(NAMESPACE, NAME, new Leader.Asking());

    // When
    roll.reconfigure();
    scenario.operator.settle();

    // Then
    assertThat(roll.deletedPods()).isEmpty();
    assertThat(roll.status().blockedBy()).isEmpty();
  }

  @Test
  void aRollTakesFewStatusesAndTellsHowLongEachBrokerWasAway() {
    // When
    int before = scenario.cluster.statuses(NAMESPACE, NAME).size();
    roll.reconfigure();
    scenario.operator.settle();

    // Then
    assertThat(scenario.cluster.statuses(NAMESPACE, NAME)).hasSizeLessThanOrEqualTo(before + 8);
    assertThat(roll.messages("BrokerRestarted"))
        .containsExactly(
            "demo-2: its pod is replaced: another configuration",
            "demo-1: its pod is replaced: another configuration",
            "demo-0: its pod is replaced: another configuration");
    assertThat(roll.messages("BrokerBack")).hasSize(3).allMatch(text -> text.contains("after 0 s"));
  }

  @Test
  void theNextBrokerWaitsForTheSettlingTime() {
    // Given
    scenario.operator.runFor(Duration.ofMinutes(1));

    // When
    roll.reconfigure();
    scenario.operator.runFor(Duration.ofSeconds(9));

    // Then
    assertThat(roll.deletedPods()).containsExactly("demo-2");

    // When
    scenario.operator.runFor(Duration.ofSeconds(9));

    // Then
    assertThat(roll.deletedPods()).containsExactly("demo-2", "demo-1");
  }

  @Test
  void oneBrokerRestartsWithAWarningOfTheGap() {
    // Given
    OperatorScenario alone = new OperatorScenario();
    alone.user.put(OperatorScenario.demo(NAMESPACE, spec -> spec.replicas(1)));
    alone.operator.settle();

    // When
    alone.changeSpec(spec -> spec.config(ConfigSpec.builder().logLevel("debug").build()));
    alone.operator.runFor(Duration.ofSeconds(5));

    // Then
    assertThat(alone.condition(ConditionType.ROLLOUT_INTERRUPTS).message())
        .startsWith("the only broker restarts");

    // When
    alone.operator.settle();

    // Then
    assertThat(alone.has(ConditionType.ROLLOUT_INTERRUPTS)).isFalse();
    assertThat(alone.status().updatedReplicas()).contains(1);
  }

  @Test
  void anOperatorThatIsRestartedInBetweenGoesOn() {
    // Given
    scenario.changeSpec(spec -> spec.version("v0.6.9"));
    scenario.operator.runFor(Duration.ofSeconds(3));

    // When
    scenario.restartOperator();
    scenario.operator.settle();

    // Then
    assertThat(roll.patchedImages()).containsExactly("demo-2", "demo-1", "demo-0");
    assertThat(scenario.status().updatedReplicas()).contains(3);
  }

  private static String image(Pod pod) {
    return pod.getSpec().getContainers().get(0).getImage();
  }
}
