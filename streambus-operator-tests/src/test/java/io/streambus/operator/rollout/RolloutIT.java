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
  private RolloutProbe rollouts;

  @BeforeEach
  void setUp(KubernetesClient client, TestNamespace namespace) {
    this.client = client;
    this.namespace = namespace.name();
    this.user = new NamespaceUser(client, namespace);
    this.rollouts = new RolloutProbe(user);
  }

  @Test
  void inPlaceImageUpdateIsCountedAfterLaterChangesAndRestart(
      TestOperator operator) {
    // Given
    rollouts.running(DEMO, "replicas: 3", RolloutProbe.FAST);
    List<String> before = rollouts.uids(DEMO);

    // When
    user.apply(DEMO, "replicas: 3", "version: v0.6.9", RolloutProbe.FAST);
    rollouts.rolled(DEMO);

    // Then
    assertThat(rollouts.uids(DEMO)).isEqualTo(before);
    assertThat(user.pods(DEMO))
        .allMatch(pod -> image(pod).endsWith(":v0.6.9"))
        .allMatch(
            pod -> "v0.6.9".equals(pod.getMetadata().getLabels().get("app.kubernetes.io/version")));

    // When
    operator.restart();
    user.apply(
        DEMO, "replicas: 3", "version: v0.6.9", RolloutProbe.FAST, "config: {logLevel: debug}");
    rollouts.rolled(DEMO);

    // Then
    assertThat(rollouts.uids(DEMO)).doesNotContainAnyElementsOf(before);
    assertThat(user.pods(DEMO)).allMatch(pod -> image(pod).endsWith(":v0.6.9"));
  }

  @Test
  void restartedOperatorResumesRollout(TestOperator operator) {
    // Given
    rollouts.running(DEMO, "replicas: 3", RolloutProbe.FAST);
    List<String> before = rollouts.uids(DEMO);

    // When
    user.apply(DEMO, "replicas: 3", RolloutProbe.FAST, "config: {logLevel: debug}");
    eventually(() -> assertThat(rollouts.uids(DEMO)).isNotEqualTo(before));
    operator.restart();
    rollouts.rolled(DEMO);

    // Then
    assertThat(rollouts.uids(DEMO)).doesNotContainAnyElementsOf(before);
  }

  @Test
  void oneAndTwoBrokerClustersRollOut() {
    // Given
    rollouts.running("one", "replicas: 1", RolloutProbe.FAST);
    rollouts.running("two", "replicas: 2", RolloutProbe.FAST);
    List<String> one = rollouts.uids("one");
    List<String> two = rollouts.uids("two");

    // When
    user.apply("one", "replicas: 1", RolloutProbe.FAST, "config: {logLevel: debug}");
    user.apply("two", "replicas: 2", RolloutProbe.FAST, "config: {logLevel: debug}");
    rollouts.rolled("one");
    rollouts.rolled("two");

    // Then
    assertThat(rollouts.uids("one")).doesNotContainAnyElementsOf(one);
    assertThat(rollouts.uids("two")).doesNotContainAnyElementsOf(two);
  }

  @Test
  void annotatedBrokerGetsEmptyVolumesAndOthersRetainTheirs() {
    // Given
    rollouts.running(DEMO, "replicas: 3", RolloutProbe.FAST);
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
    rollouts.rolled(DEMO);
  }

  private Map<String, String> claimUids() {
    return NamespaceUser.uids(user.claims());
  }

  private static String image(Pod pod) {
    return pod.getSpec().getContainers().get(0).getImage();
  }
}
