package io.streambus.operator.rollout;

import static io.streambus.operator.fixture.NamespaceUser.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudgetBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.streambus.api.ClusterLabels;
import io.streambus.api.RolloutBlock;
import io.streambus.api.RolloutStatus;
import io.streambus.operator.fixture.NamespaceUser;
import io.streambus.testkit.controlplane.AuditLog;
import io.streambus.testkit.controlplane.ControlPlane;
import io.streambus.testkit.junit.ControlPlaneTest;
import io.streambus.testkit.junit.TestNamespace;
import io.streambus.testkit.junit.TestOperator;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Guarantees, with the real API server and its controllers, that a rollout respects what others do
 * to pods and to their template.
 */
@ControlPlaneTest
class RolloutAmongOthersIT {

  private static final String DEMO = "demo";

  private KubernetesClient client;
  private TestNamespace namespace;
  private NamespaceUser user;
  private RolloutObserver rollouts;

  @BeforeEach
  void setUp(KubernetesClient client, TestNamespace namespace) {
    this.client = client;
    this.namespace = namespace;
    this.user = new NamespaceUser(client, namespace);
    this.rollouts = new RolloutObserver(user);
  }

  @Test
  void budgetOfUserBlocksRolloutUntilItIsDeleted() {
    // Given
    rollouts.createAndAwaitRunning(DEMO, "replicas: 2", RolloutObserver.FAST_ROLLOUT);
    List<String> before = rollouts.podUids(DEMO);
    client.resource(budget()).create();

    // When
    user.apply(DEMO, "replicas: 2", RolloutObserver.FAST_ROLLOUT, "config: {logLevel: debug}");

    // Then
    eventually(
        () ->
            assertThat(rollouts.rolloutStatus(DEMO).flatMap(RolloutStatus::blockedBy))
                .map(RolloutBlock::predicate)
                .contains("disruption-budget"));
    assertThat(rollouts.podUids(DEMO)).isEqualTo(before);

    // When
    client.resource(budget()).delete();
    rollouts.awaitRolledOut(DEMO);

    // Then
    assertThat(rollouts.podUids(DEMO)).doesNotContainAnyElementsOf(before);
  }

  @Test
  void brokersAreEvictedAndNotDeleted(AuditLog log) {
    // Given
    rollouts.createAndAwaitRunning(DEMO, "replicas: 3", RolloutObserver.FAST_ROLLOUT);

    // When
    user.apply(DEMO, "replicas: 3", RolloutObserver.FAST_ROLLOUT, "config: {logLevel: debug}");
    rollouts.awaitRolledOut(DEMO);

    // Then
    AuditLog ofPods =
        log.byUser(ControlPlane.OPERATOR)
            .inNamespace(namespace.name())
            .filter(entry -> entry.resource().equals("pods"));
    eventually(
        () ->
            assertThat(ofPods.filter(entry -> entry.isEviction() && entry.code() < 300).entries())
                .extracting(entry -> entry.name())
                .containsExactly("demo-2", "demo-1", "demo-0"));
    assertThat(ofPods.filter(entry -> entry.verb().equals("delete")).entries()).isEmpty();
  }

  @Test
  void restartedOperatorContinuesToUpdateInPlace(TestOperator operator) {
    // Given
    rollouts.createAndAwaitRunning(DEMO, "replicas: 3", RolloutObserver.FAST_ROLLOUT);
    List<String> before = rollouts.podUids(DEMO);

    // When
    user.apply(DEMO, "replicas: 3", "version: v0.6.9", RolloutObserver.FAST_ROLLOUT);
    eventually(
        () ->
            assertThat(user.pods(DEMO))
                .anyMatch(
                    pod -> pod.getSpec().getContainers().get(0).getImage().endsWith(":v0.6.9")));
    operator.restart();
    rollouts.awaitRolledOut(DEMO);

    // Then
    assertThat(rollouts.podUids(DEMO)).isEqualTo(before);
  }

  @Test
  void environmentVariableOfOthersRestartsEveryPod() {
    // Given
    rollouts.createAndAwaitRunning(DEMO, "replicas: 3", RolloutObserver.FAST_ROLLOUT);
    List<String> before = rollouts.podUids(DEMO);

    // When
    client
        .apps()
        .statefulSets()
        .inNamespace(namespace.name())
        .withName(DEMO)
        .edit(
            set -> {
              set.getSpec()
                  .getTemplate()
                  .getSpec()
                  .getContainers()
                  .get(0)
                  .getEnv()
                  .add(new EnvVar("FOO", "bar", null));
              return set;
            });

    // Then
    eventually(
        () -> assertThat(user.pods(DEMO)).hasSize(3).allMatch(RolloutAmongOthersIT::hasVariable));
    rollouts.awaitRolledOut(DEMO);
    assertThat(rollouts.podUids(DEMO)).doesNotContainAnyElementsOf(before);
  }

  private static boolean hasVariable(Pod pod) {
    return pod.getSpec().getContainers().get(0).getEnv().stream()
        .anyMatch(variable -> variable.getName().equals("FOO"));
  }

  private PodDisruptionBudget budget() {
    // spotless:off
    return new PodDisruptionBudgetBuilder()
        .withNewMetadata()
            .withNamespace(namespace.name())
            .withName("team-budget")
        .endMetadata()
        .withNewSpec()
            .withMinAvailable(new IntOrString("100%"))
            .withNewSelector()
                .addToMatchLabels(ClusterLabels.INSTANCE, DEMO)
            .endSelector()
        .endSpec()
        .build();
    // spotless:on
  }
}
