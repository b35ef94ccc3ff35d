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
 * Images that came in place, and then another number of brokers. If it failed, brokers that the
 * operator changed in place would be counted wrongly later on, and restarted for nothing.
 */
@ControlPlaneTest
class InPlaceAndScalingIT {

  private static final String DEMO = "demo";
  private static final String IMAGE = "version: v0.6.9";
  private static final String AUTOMATIC = "scaling: Automatic";
  private static final Duration REST = Duration.ofSeconds(3);

  private NamespaceUser user;
  private RolloutProbe rollouts;
  private AuditLog deletions;

  @BeforeEach
  void meetTheUser(KubernetesClient client, TestNamespace namespace, AuditLog log) {
    user = new NamespaceUser(client, namespace);
    rollouts = new RolloutProbe(user);
    deletions =
        log.where(entry -> entry.verb().equals("delete") && entry.resource().equals("pods"))
            .where(entry -> entry.namespace().equals(namespace.name()) && entry.code() < 300)
            // A node deletes what others have deleted, now and then by the name of another pod.
            .where(entry -> !entry.user().equals(ControlPlane.NODES));
  }

  @Test
  void eachBrokerIsDeletedOncePerChangeThatNeedsIt(TestOperator operator, ControlPlane plane)
      throws InterruptedException {
    // Given
    rollouts.running(DEMO, "replicas: 3", RolloutProbe.FAST);
    user.apply(DEMO, "replicas: 3", IMAGE, RolloutProbe.FAST);
    rollouts.rolled(DEMO);
    assertThat(deleted()).isEmpty();

    // When
    user.apply(DEMO, "replicas: 5", AUTOMATIC, IMAGE, RolloutProbe.FAST);
    eventually(() -> assertThat(user.pods(DEMO)).hasSize(5));
    rollouts.rolled(DEMO);
    restartEverything(operator, plane);
    rollouts.rolled(DEMO);
    Thread.sleep(REST.toMillis());

    // Then
    assertThat(deleted()).containsExactlyInAnyOrder("demo-0", "demo-1", "demo-2");
    rollouts.rolled(DEMO);
    assertThat(images()).hasSize(5).allMatch(image -> image.endsWith(":v0.6.9"));

    // When
    deletions = deletions.fromHere();
    String logLevel = "config: {logLevel: debug}";
    user.apply(DEMO, "replicas: 5", AUTOMATIC, IMAGE, RolloutProbe.FAST, logLevel);
    rollouts.rolled(DEMO);
    restartEverything(operator, plane);
    rollouts.rolled(DEMO);
    Thread.sleep(REST.toMillis());

    // Then
    assertThat(deleted()).containsExactly("demo-4", "demo-3", "demo-2", "demo-1", "demo-0");
    rollouts.rolled(DEMO);
    assertThat(images()).hasSize(5).allMatch(image -> image.endsWith(":v0.6.9"));
  }

  /** The controllers count anew from what they find. */
  private static void restartEverything(TestOperator operator, ControlPlane plane) {
    operator.stop();
    plane.restart(ControlPlaneProgram.KUBE_APISERVER);
    plane.restart(ControlPlaneProgram.KUBE_CONTROLLER_MANAGER);
    operator.start();
  }

  private List<String> deleted() {
    return deletions.entries().stream().map(entry -> entry.name()).toList();
  }

  private Stream<String> images() {
    return user.pods(DEMO).stream().map(InPlaceAndScalingIT::image);
  }

  private static String image(Pod pod) {
    return pod.getSpec().getContainers().get(0).getImage();
  }
}
