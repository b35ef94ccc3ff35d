package io.streambus.operator.status;

import static io.streambus.operator.fixture.NamespaceUser.eventually;
import static io.streambus.testkit.assertions.StreamBusClusterAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.streambus.api.values.ClusterPhase;
import io.streambus.api.values.ConditionReason;
import io.streambus.api.values.ConditionType;
import io.streambus.operator.fixture.Kubectl;
import io.streambus.operator.fixture.NamespaceUser;
import io.streambus.operator.rollout.RolloutObserver;
import io.streambus.testkit.controlplane.ControlPlane;
import io.streambus.testkit.junit.ControlPlaneTest;
import io.streambus.testkit.junit.TestNamespace;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Without these guarantees, a deployment pipeline would continue before its change is rolled out.
 */
@ControlPlaneTest
class KubectlIT {

  private static final String DEMO = "demo";
  private static final String WAIT = "--for=condition=Ready";

  private KubernetesClient client;
  private String namespace;
  private NamespaceUser user;
  private Kubectl kubectl;

  @BeforeEach
  void createUser(KubernetesClient client, TestNamespace namespace, ControlPlane plane) {
    this.client = client;
    this.namespace = namespace.name();
    this.user = new NamespaceUser(client, namespace);
    this.kubectl = new Kubectl(plane, namespace.name());
  }

  @Test
  void waitAfterEditReturnsOnceAllBrokersAreUpdated() throws IOException, InterruptedException {
    // Given
    user.apply(DEMO, "replicas: 3", RolloutObserver.FAST_ROLLOUT);
    assertThat(kubectl.run("wait", WAIT, "--timeout=60s", "streambuscluster/demo").exit()).isZero();

    for (String tag : List.of("v0.7.0", "v0.7.1", "v0.7.2")) {
      // When
      user.apply(
          DEMO, "replicas: 3", RolloutObserver.FAST_ROLLOUT, "image: {tag: %s}".formatted(tag));
      Kubectl.Result waited = kubectl.run("wait", WAIT, "--timeout=180s", "streambuscluster/demo");

      // Then
      assertThat(waited.exit()).as(waited.output()).isZero();
      assertThat(images()).allMatch(image -> image.endsWith(":" + tag)).hasSize(3);
    }
  }

  @Test
  void waitForBlockedChangeTimesOut() throws IOException, InterruptedException {
    // Given
    user.apply(DEMO, "replicas: 1");
    eventually(() -> assertThat(user.cluster(DEMO)).hasPhase(ClusterPhase.RUNNING));

    // When
    kubectl.run("scale", "--replicas=3", "streambuscluster/demo");
    Kubectl.Result waited = kubectl.run("wait", WAIT, "--timeout=3s", "streambuscluster/demo");

    // Then
    assertThat(waited.exit()).isNotZero();
    assertThat(user.cluster(DEMO))
        .hasPhase(ClusterPhase.RUNNING)
        .hasTrueCondition(ConditionType.STALLED, ConditionReason.CONFIRMATION_REQUIRED);
  }

  /** Administrators search the events of a whole namespace by the name of the product. */
  @Test
  void eventsAreFoundByProductName() throws IOException, InterruptedException {
    // Given
    user.apply(DEMO, "replicas: 1");
    eventually(() -> assertThat(user.cluster(DEMO)).hasPhase(ClusterPhase.RUNNING));

    // When
    String events = kubectl.run("get", "events").output();

    // Then
    assertThat(events.lines().filter(line -> line.toLowerCase(Locale.ROOT).contains("streambus")))
        .anyMatch(line -> line.contains("Running"));
  }

  private List<String> images() {
    return client.pods().inNamespace(namespace).list().getItems().stream()
        .map(pod -> pod.getSpec().getContainers().get(0).getImage())
        .toList();
  }
}
