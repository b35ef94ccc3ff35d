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
import io.streambus.testkit.broker.Behaviour;
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
 * A leader that is restarted first makes its cluster elect another one for each further restart. If
 * one of these tests failed, a roll would cost more elections than it must, or wait for an answer.
 */
@ControlPlaneTest
class LeaderLastIT {

  private final FakeBrokers fakeBrokers = FakeBrokers.ofThree();
  private final List<FakeBroker> brokers = fakeBrokers.brokers();

  @BeforeEach
  void callTheStandIns(TestOperator operator, TestNamespace namespace) {
    operator.restart(
        ImmutableOperatorOptions.builder().brokerAddresses(fakeBrokers.of(namespace)).build());
  }

  @AfterEach
  void callNobody(TestOperator operator) {
    operator.restart();
    fakeBrokers.close();
  }

  @Test
  void theLeaderIsRestartedLast(KubernetesClient client, TestNamespace namespace) {
    // Given
    brokers.get(2).lead(true);

    // Then
    assertThat(roll(new NamespaceUser(client, namespace), () -> {}))
        .containsExactly("demo-1", "demo-0", "demo-2");
  }

  @Test
  void aLeaderThatCameToLeadAmidTheRollIsRestartedLast(
      KubernetesClient client, TestNamespace namespace) {
    // Given
    brokers.get(2).lead(true);

    // Then
    assertThat(
            roll(
                new NamespaceUser(client, namespace),
                () -> {
                  brokers.get(2).lead(false);
                  brokers.get(0).lead(true);
                }))
        .containsExactly("demo-1", "demo-2", "demo-0");
  }

  @Test
  void aBrokerThatNeverAnswersHoldsNoRollUp(KubernetesClient client, TestNamespace namespace) {
    // Given
    brokers.get(2).lead(true);
    brokers.get(0).behave(new Behaviour.Hangs());

    // Then
    assertThat(roll(new NamespaceUser(client, namespace), () -> {}))
        .as("the highest first where the leader is unknown")
        .containsExactly("demo-2", "demo-1", "demo-0");
  }

  @Test
  void twoThatSayThatTheyLeadHoldNoRollUp(KubernetesClient client, TestNamespace namespace) {
    // Given
    brokers.get(1).lead(true);
    brokers.get(2).lead(true);

    // Then
    assertThat(roll(new NamespaceUser(client, namespace), () -> {}))
        .containsExactly("demo-2", "demo-1", "demo-0");
  }

  /** Returns the names of the pods in the order in which they got another image. */
  private static List<String> roll(NamespaceUser user, Runnable afterTheFirst) {
    user.apply("demo", "replicas: 3", "image: {tag: v0.6.0}", "rollout: {minReadySeconds: 1}");
    eventually(() -> assertThat(user.cluster("demo")).hasPhase(ClusterPhase.RUNNING));
    Restarts restarts = new Restarts(":v0.6.1", afterTheFirst);
    Watch watch = user.client().pods().inNamespace(user.namespace().name()).watch(restarts);
    try {
      user.apply("demo", "replicas: 3", "image: {tag: v0.6.1}", "rollout: {minReadySeconds: 1}");
      eventually(() -> assertThat(restarts.pods).hasSize(3));
    } finally {
      watch.close();
    }
    return restarts.pods;
  }

  /** Pods in the order in which they got an image. */
  private static final class Restarts implements Watcher<Pod> {

    private final List<String> pods = new CopyOnWriteArrayList<>();
    private final String image;
    private final Runnable afterTheFirst;

    Restarts(String image, Runnable afterTheFirst) {
      this.image = image;
      this.afterTheFirst = afterTheFirst;
    }

    @Override
    public void eventReceived(Action action, Pod pod) {
      String name = pod.getMetadata().getName();
      boolean has =
          pod.getSpec().getContainers().stream()
              .anyMatch(container -> container.getImage().endsWith(image));
      if (has && !pods.contains(name)) {
        pods.add(name);
        if (pods.size() == 1) {
          afterTheFirst.run();
        }
      }
    }

    @Override
    public void onClose(WatcherException cause) {}
  }
}
