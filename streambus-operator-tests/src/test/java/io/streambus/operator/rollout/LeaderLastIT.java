package io.streambus.operator.rollout;

import static io.streambus.operator.fixture.NamespaceUser.eventually;
import static io.streambus.testkit.assertions.StreamBusClusterAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.Watch;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;
import io.streambus.api.values.ClusterPhase;
import io.streambus.operator.ImmutableOperatorOptions;
import io.streambus.operator.brokers.FakeBrokers;
import io.streambus.operator.fixture.NamespaceUser;
import io.streambus.testkit.broker.BrokerBehavior;
import io.streambus.testkit.broker.FakeBroker;
import io.streambus.testkit.junit.ControlPlaneTest;
import io.streambus.testkit.junit.TestNamespace;
import io.streambus.testkit.junit.TestOperator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Guarantees that the leader is restarted last, which avoids repeated elections, and that a rollout
 * does not wait for a leader that cannot be determined.
 */
@ControlPlaneTest
class LeaderLastIT {

  private final FakeBrokers fakeBrokers = FakeBrokers.startThree();
  private final List<FakeBroker> brokers = fakeBrokers.brokers();

  @BeforeEach
  void startFakeBrokers(TestOperator operator, TestNamespace namespace) {
    operator.restart(
        ImmutableOperatorOptions.builder()
            .brokerAddresses(fakeBrokers.addressesIn(namespace))
            .build());
  }

  @AfterEach
  void stopFakeBrokers(TestOperator operator) {
    operator.restart();
    fakeBrokers.close();
  }

  @Test
  void leaderIsRestartedLast(KubernetesClient client, TestNamespace namespace) {
    // Given
    brokers.get(2).setLeader(true);

    // Then
    assertThat(roll(new NamespaceUser(client, namespace), () -> {}))
        .containsExactly("demo-1", "demo-0", "demo-2");
  }

  @Test
  void leaderElectedDuringRolloutIsRestartedLast(KubernetesClient client, TestNamespace namespace) {
    // Given
    brokers.get(2).setLeader(true);

    // Then
    assertThat(
            roll(
                new NamespaceUser(client, namespace),
                () -> {
                  brokers.get(2).setLeader(false);
                  brokers.get(0).setLeader(true);
                }))
        .containsExactly("demo-1", "demo-2", "demo-0");
  }

  @Test
  void unresponsiveBrokerDoesNotBlockRollout(KubernetesClient client, TestNamespace namespace) {
    // Given
    brokers.get(2).setLeader(true);
    brokers.get(0).setBehavior(new BrokerBehavior.Hang());

    // Then
    assertThat(roll(new NamespaceUser(client, namespace), () -> {}))
        .as("highest ordinal first if the leader is unknown")
        .containsExactly("demo-2", "demo-1", "demo-0");
  }

  @Test
  void twoSelfDeclaredLeadersDoNotBlockRollout(KubernetesClient client, TestNamespace namespace) {
    // Given
    brokers.get(1).setLeader(true);
    brokers.get(2).setLeader(true);

    // Then
    assertThat(roll(new NamespaceUser(client, namespace), () -> {}))
        .containsExactly("demo-2", "demo-1", "demo-0");
  }

  /** Returns the names of the pods in the order in which their image changed. */
  private static List<String> roll(NamespaceUser user, Runnable afterFirstRestart) {
    user.apply("demo", "replicas: 3", "image: {tag: v0.6.0}", "rollout: {minReadySeconds: 1}");
    eventually(() -> assertThat(user.cluster("demo")).hasPhase(ClusterPhase.RUNNING));
    RestartRecorder restarts = new RestartRecorder(":v0.6.1", afterFirstRestart);
    Watch watch = user.client().pods().inNamespace(user.namespace().name()).watch(restarts);
    try {
      user.apply("demo", "replicas: 3", "image: {tag: v0.6.1}", "rollout: {minReadySeconds: 1}");
      eventually(() -> assertThat(restarts.pods).hasSize(3));
    } finally {
      watch.close();
    }
    return restarts.pods;
  }

  /** Records the pods in the order in which they received the given image. */
  private static final class RestartRecorder implements Watcher<Pod> {

    private final List<String> pods = new CopyOnWriteArrayList<>();
    private final String image;
    private final Runnable afterFirstRestart;

    RestartRecorder(String image, Runnable afterFirstRestart) {
      this.image = image;
      this.afterFirstRestart = afterFirstRestart;
    }

    @Override
    public void eventReceived(Action action, Pod pod) {
      String name = pod.getMetadata().getName();
      boolean updated =
          pod.getSpec().getContainers().stream()
              .anyMatch(container -> container.getImage().endsWith(image));
      if (updated && !pods.contains(name)) {
        pods.add(name);
        if (pods.size() == 1) {
          afterFirstRestart.run();
        }
      }
    }

    @Override
    public void onClose(WatcherException cause) {}
  }
}
