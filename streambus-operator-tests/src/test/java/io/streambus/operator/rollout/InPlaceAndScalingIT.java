package io.streambus.operator.rollout;

import static io.streambus.operator.fixture.NamespaceUser.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.streambus.operator.fixture.NamespaceUser;
import io.streambus.testkit.controlplane.AuditLog;
import io.streambus.testkit.controlplane.ControlPlane;
import io.streambus.testkit.controlplane.binaries.ControlPlaneProgram;
import io.streambus.testkit.junit.ControlPlaneTest;
import io.streambus.testkit.junit.TestNamespace;
import io.streambus.testkit.junit.TestOperator;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Guarantees that pods updated in place are counted correctly when the cluster is scaled later, so
 * that no broker is restarted without need.
 */
@ControlPlaneTest
class InPlaceAndScalingIT {

  private static final String DEMO = "demo";
  private static final String IMAGE = "version: v0.6.9";
  private static final String AUTOMATIC = "scaling: Automatic";
  private static final Duration SETTLE_TIME = Duration.ofSeconds(3);

  private NamespaceUser user;
  private RolloutObserver rollouts;
  private AuditLog deletions;

  @BeforeEach
  void setUp(KubernetesClient client, TestNamespace namespace, AuditLog log) {
    user = new NamespaceUser(client, namespace);
    rollouts = new RolloutObserver(user);
    deletions =
        log.filter(entry -> entry.verb().equals("delete") || entry.isEviction())
            .filter(entry -> entry.resource().equals("pods"))
            .filter(entry -> entry.namespace().equals(namespace.name()) && entry.code() < 300)
            // A node also deletes pods that others deleted, sometimes by another pod's name.
            .filter(entry -> !entry.user().equals(ControlPlane.NODES));
  }

  @Test
  void scalingAndConfigChangeReplaceEachPodOnce(TestOperator operator, ControlPlane plane)
      throws InterruptedException {
    // Given
    rollouts.createAndAwaitRunning(DEMO, "replicas: 3", RolloutObserver.FAST_ROLLOUT);
    user.apply(DEMO, "replicas: 3", IMAGE, RolloutObserver.FAST_ROLLOUT);
    rollouts.awaitRolledOut(DEMO);
    assertThat(deletedPods()).isEmpty();

    // When
    user.apply(DEMO, "replicas: 5", AUTOMATIC, IMAGE, RolloutObserver.FAST_ROLLOUT);
    eventually(() -> assertThat(user.pods(DEMO)).hasSize(5));
    rollouts.awaitRolledOut(DEMO);
    restartOperatorAndControlPlane(operator, plane);
    rollouts.awaitRolledOut(DEMO);
    Thread.sleep(SETTLE_TIME.toMillis());

    // Then
    assertThat(deletedPods()).containsExactlyInAnyOrder("demo-0", "demo-1", "demo-2");
    rollouts.awaitRolledOut(DEMO);
    assertThat(images()).hasSize(5).allMatch(image -> image.endsWith(":v0.6.9"));

    // When
    deletions = deletions.fromNow();
    String logLevel = "config: {logLevel: debug}";
    user.apply(DEMO, "replicas: 5", AUTOMATIC, IMAGE, RolloutObserver.FAST_ROLLOUT, logLevel);
    rollouts.awaitRolledOut(DEMO);
    restartOperatorAndControlPlane(operator, plane);
    rollouts.awaitRolledOut(DEMO);
    Thread.sleep(SETTLE_TIME.toMillis());

    // Then
    assertThat(deletedPods()).containsExactly("demo-4", "demo-3", "demo-2", "demo-1", "demo-0");
    rollouts.awaitRolledOut(DEMO);
    assertThat(images()).hasSize(5).allMatch(image -> image.endsWith(":v0.6.9"));
  }

  /** Forces the controllers to recompute their counts from the stored objects. */
  private static void restartOperatorAndControlPlane(TestOperator operator, ControlPlane plane) {
    operator.stop();
    plane.restart(ControlPlaneProgram.KUBE_APISERVER);
    plane.restart(ControlPlaneProgram.KUBE_CONTROLLER_MANAGER);
    operator.start();
  }

  private List<String> deletedPods() {
    return deletions.entries().stream().map(entry -> entry.name()).toList();
  }

  private Stream<String> images() {
    return user.pods(DEMO).stream().map(InPlaceAndScalingIT::image);
  }

  private static String image(Pod pod) {
    return pod.getSpec().getContainers().get(0).getImage();
  }
}
