package io.streambus.operator.rollout;

import static io.streambus.operator.fixture.NamespaceUser.eventually;
import static io.streambus.testkit.assertions.StreamBusClusterAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.streambus.operator.fixture.NamespaceUser;
import io.streambus.testkit.junit.ControlPlaneTest;
import io.streambus.testkit.junit.TestNamespace;
import io.streambus.testkit.junit.TestOperator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Guarantees, with the real StatefulSet controller, that a spec change rolls out completely without
 * an outage and is not reverted by Kubernetes.
 */
@ControlPlaneTest
class RolloutIT {

  private static final String DEMO = "demo";

  private KubernetesClient client;
  private String namespace;
  private NamespaceUser user;
  private RolloutObserver rollouts;

  @BeforeEach
  void setUp(KubernetesClient client, TestNamespace namespace) {
    this.client = client;
    this.namespace = namespace.name();
    this.user = new NamespaceUser(client, namespace);
    this.rollouts = new RolloutObserver(user);
  }

  @Test
  void inPlaceImageUpdateIsCountedAfterLaterChangesAndRestart(TestOperator operator) {
    // Given
    rollouts.createAndAwaitRunning(DEMO, "replicas: 3", RolloutObserver.FAST_ROLLOUT);
    List<String> before = rollouts.podUids(DEMO);

    // When
    user.apply(DEMO, "replicas: 3", "version: v0.6.9", RolloutObserver.FAST_ROLLOUT);
    rollouts.awaitRolledOut(DEMO);

    // Then
    assertThat(rollouts.podUids(DEMO)).isEqualTo(before);
    assertThat(user.pods(DEMO))
        .allMatch(pod -> image(pod).endsWith(":v0.6.9"))
        .allMatch(
            pod -> "v0.6.9".equals(pod.getMetadata().getLabels().get("app.kubernetes.io/version")));

    // When
    operator.restart();
    user.apply(
        DEMO,
        "replicas: 3",
        "version: v0.6.9",
        RolloutObserver.FAST_ROLLOUT,
        "config: {logLevel: debug}");
    rollouts.awaitRolledOut(DEMO);

    // Then
    assertThat(rollouts.podUids(DEMO)).doesNotContainAnyElementsOf(before);
    assertThat(user.pods(DEMO)).allMatch(pod -> image(pod).endsWith(":v0.6.9"));
  }

  @Test
  void restartedOperatorResumesRollout(TestOperator operator) {
    // Given
    rollouts.createAndAwaitRunning(DEMO, "replicas: 3", RolloutObserver.FAST_ROLLOUT);
    List<String> before = rollouts.podUids(DEMO);

    // When
    user.apply(DEMO, "replicas: 3", RolloutObserver.FAST_ROLLOUT, "config: {logLevel: debug}");
    eventually(() -> assertThat(rollouts.podUids(DEMO)).isNotEqualTo(before));
    operator.restart();
    rollouts.awaitRolledOut(DEMO);

    // Then
    assertThat(rollouts.podUids(DEMO)).doesNotContainAnyElementsOf(before);
  }

  @Test
  void oneAndTwoBrokerClustersRollOut() {
    // Given
    rollouts.createAndAwaitRunning("one", "replicas: 1", RolloutObserver.FAST_ROLLOUT);
    rollouts.createAndAwaitRunning("two", "replicas: 2", RolloutObserver.FAST_ROLLOUT);
    List<String> one = rollouts.podUids("one");
    List<String> two = rollouts.podUids("two");

    // When
    user.apply("one", "replicas: 1", RolloutObserver.FAST_ROLLOUT, "config: {logLevel: debug}");
    user.apply("two", "replicas: 2", RolloutObserver.FAST_ROLLOUT, "config: {logLevel: debug}");
    rollouts.awaitRolledOut("one");
    rollouts.awaitRolledOut("two");

    // Then
    assertThat(rollouts.podUids("one")).doesNotContainAnyElementsOf(one);
    assertThat(rollouts.podUids("two")).doesNotContainAnyElementsOf(two);
  }

  @Test
  void annotatedBrokerGetsEmptyVolumesAndOthersRetainTheirs() {
    // Given
    rollouts.createAndAwaitRunning(DEMO, "replicas: 3", RolloutObserver.FAST_ROLLOUT);
    Map<String, String> before = claimUids();

    // When
    client
        .pods()
        .inNamespace(namespace)
        .withName("demo-1")
        .edit(
            pod ->
                new PodBuilder(pod)
                    .editMetadata()
                    .addToAnnotations("streambus.io/delete-pod-and-pvc", "true")
                    .endMetadata()
                    .build());

    // Then
    eventually(
        () ->
            assertThat(claimUids())
                .hasSize(6)
                .doesNotContainValue(before.get("data-demo-1"))
                .doesNotContainValue(before.get("raft-demo-1"))
                .containsEntry("data-demo-0", before.get("data-demo-0"))
                .containsEntry("raft-demo-2", before.get("raft-demo-2")));
    rollouts.awaitRolledOut(DEMO);
  }

  private Map<String, String> claimUids() {
    return NamespaceUser.uids(user.claims());
  }

  private static String image(Pod pod) {
    return pod.getSpec().getContainers().get(0).getImage();
  }
}
