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

/** Guarantees that a spec change reaches every broker without an outage of the cluster. */
class RolloutTest {

  private final OperatorScenario scenario = OperatorScenario.running();
  private final RolloutScenario rollout = new RolloutScenario(scenario);

  @Test
  void imageChangeUpdatesPodsInPlace() {
    // Given
    List<String> before = rollout.podUids();

    // When
    scenario.changeSpec(spec -> spec.version("v0.6.9"));
    scenario.operator.settle();

    // Then
    assertThat(rollout.podUids()).isEqualTo(before);
    assertThat(scenario.pods()).allMatch(pod -> image(pod).endsWith(":v0.6.9"));
    assertThat(scenario.status().updatedReplicas()).contains(3);
    assertThat(scenario.status().rollout()).isEmpty();
    assertThat(scenario.phases()).endsWith("Running", "Updating", "Running");
    assertThat(rollout.patchedPods()).containsExactly("demo-2", "demo-1", "demo-0");
  }

  @Test
  void inPlaceUpdatesCanBeDisabled() {
    // Given
    List<String> before = rollout.podUids();
    scenario.changeSpec(spec -> spec.rollout(RolloutSpec.builder().inPlace(false).build()));

    // When
    scenario.changeSpec(spec -> spec.version("v0.6.9"));
    scenario.operator.settle();

    // Then
    assertThat(rollout.podUids()).doesNotContainAnyElementsOf(before);
    assertThat(scenario.pods()).allMatch(pod -> image(pod).endsWith(":v0.6.9"));
  }

  @Test
  void configChangeReplacesPodsOneByOneWithLeaderLast() {
    // Given
    List<String> before = rollout.podUids();
    scenario.cluster.leaders().set(NAMESPACE, NAME, new Leader.Known(2));

    // When
    rollout.changeConfig();
    scenario.operator.settle();

    // Then
    assertThat(rollout.deletedPods()).containsExactly("demo-1", "demo-0", "demo-2");
    assertThat(rollout.podUids()).doesNotContainAnyElementsOf(before);
    assertThat(scenario.status().updatedReplicas()).contains(3);
    assertThat(scenario.phases()).endsWith("Running", "Updating", "Running");
  }

  @Test
  void rolloutWaitsForPendingLeaderLookup() {
    // Given
    scenario.cluster.leaders().set(NAMESPACE, NAME, new Leader.Pending());

    // When
    rollout.changeConfig();
    scenario.operator.settle();

    // Then
    assertThat(rollout.deletedPods()).isEmpty();
    assertThat(rollout.status().blockedBy()).isEmpty();
  }

  @Test
  void rolloutReportsEachRestartWithFewStatusUpdates() {
    // When
    int before = scenario.cluster.statuses(NAMESPACE, NAME).size();
    rollout.changeConfig();
    scenario.operator.settle();

    // Then
    assertThat(scenario.cluster.statuses(NAMESPACE, NAME)).hasSizeLessThanOrEqualTo(before + 8);
    assertThat(rollout.eventMessages("BrokerRestarted"))
        .satisfiesExactly(
            message -> assertThat(message).contains("demo-2", "configuration"),
            message -> assertThat(message).contains("demo-1", "configuration"),
            message -> assertThat(message).contains("demo-0", "configuration"));
    assertThat(rollout.eventMessages("BrokerReady"))
        .hasSize(3)
        .allMatch(message -> message.endsWith("after 0 s"));
  }

  @Test
  void nextBrokerWaitsForSettlingTime() {
    // Given
    scenario.operator.runFor(Duration.ofMinutes(1));

    // When
    rollout.changeConfig();
    scenario.operator.runFor(Duration.ofSeconds(9));

    // Then
    assertThat(rollout.deletedPods()).containsExactly("demo-2");

    // When
    scenario.operator.runFor(Duration.ofSeconds(9));

    // Then
    assertThat(rollout.deletedPods()).containsExactly("demo-2", "demo-1");
  }

  @Test
  void singleBrokerRestartReportsInterruption() {
    // Given
    OperatorScenario singleBroker = new OperatorScenario();
    singleBroker.user.createOrReplace(OperatorScenario.demo(NAMESPACE, spec -> spec.replicas(1)));
    singleBroker.operator.settle();

    // When
    singleBroker.changeSpec(spec -> spec.config(ConfigSpec.builder().logLevel("debug").build()));
    singleBroker.operator.runFor(Duration.ofSeconds(5));

    // Then
    assertThat(singleBroker.condition(ConditionType.ROLLOUT_INTERRUPTS).status()).isEqualTo("True");
    assertThat(singleBroker.condition(ConditionType.ROLLOUT_INTERRUPTS).reason())
        .isEqualTo("NoRedundancy");

    // When
    singleBroker.operator.settle();

    // Then
    assertThat(singleBroker.hasCondition(ConditionType.ROLLOUT_INTERRUPTS)).isFalse();
    assertThat(singleBroker.status().updatedReplicas()).contains(1);
  }

  @Test
  void restartedOperatorResumesRollout() {
    // Given
    scenario.changeSpec(spec -> spec.version("v0.6.9"));
    scenario.operator.runFor(Duration.ofSeconds(3));

    // When
    scenario.restartOperator();
    scenario.operator.settle();

    // Then
    assertThat(rollout.patchedPods()).containsExactly("demo-2", "demo-1", "demo-0");
    assertThat(scenario.status().updatedReplicas()).contains(3);
  }

  private static String image(Pod pod) {
    return pod.getSpec().getContainers().get(0).getImage();
  }
}
