package io.streambus.operator.rollout;

import static io.streambus.operator.fixture.NamespaceUser.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.streambus.api.RolloutBlock;
import io.streambus.api.RolloutStatus;
import io.streambus.operator.fixture.NamespaceUser;
import io.streambus.operator.fixture.PodFailureOrders;
import io.streambus.testkit.junit.ControlPlaneTest;
import io.streambus.testkit.junit.TestNamespace;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Guarantees that a cluster recovers from an image that cannot be pulled once its tag is corrected.
 */
@ControlPlaneTest
class BadImageIT {

  private static final List<List<Integer>> FAILURE_ORDERS = PodFailureOrders.ofThree();

  private KubernetesClient client;
  private NamespaceUser user;
  private RolloutObserver rollouts;

  @BeforeEach
  void setUp(KubernetesClient client, TestNamespace namespace) {
    this.client = client;
    this.user = new NamespaceUser(client, namespace);
    this.rollouts = new RolloutObserver(user);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void validImageRecoversClusterInAnyPodFailureOrder(boolean inPlace) {
    // Given
    String rollout = "rollout: {minReadySeconds: 1, inPlace: %s}".formatted(inPlace);
    forEach(name -> user.apply(name, "replicas: 3", rollout));
    forEach(name -> eventually(() -> rollouts.assertRunning(name)));

    // When
    forEach(name -> user.apply(name, "replicas: 3", rollout, "image: {tag: missing}"));

    // Then
    forEach(name -> eventually(() -> assertRolloutStopsAtFirstBroker(name)));

    // When
    IntStream.range(0, 3).forEach(this::failPods);
    forEach(name -> user.apply(name, "replicas: 3", rollout, "image: {tag: v0.6.9}"));

    // Then
    forEach(rollouts::awaitRolledOut);
    forEach(
        name ->
            assertThat(user.pods(name))
                .extracting(pod -> pod.getSpec().getContainers().get(0).getImage())
                .hasSize(3)
                .allMatch(image -> image.endsWith(":v0.6.9")));
  }

  private void assertRolloutStopsAtFirstBroker(String name) {
    Optional<RolloutBlock> block = rollouts.rolloutStatus(name).flatMap(RolloutStatus::blockedBy);
    assertThat(block.map(RolloutBlock::predicate)).contains("pod-not-ready");
    assertThat(block.flatMap(RolloutBlock::pod)).contains(name + "-2");
    assertThat(block.flatMap(RolloutBlock::message).orElse("")).contains(":missing");
    assertThat(user.cluster(name).getStatus().readyReplicas()).contains(2);
  }

  /** Deletes the n-th pod of each order and waits for its replacement. */
  private void failPods(int n) {
    for (int i = 0; i < FAILURE_ORDERS.size(); i++) {
      if (n < FAILURE_ORDERS.get(i).size()) {
        fail(name(i) + "-" + FAILURE_ORDERS.get(i).get(n));
      }
    }
  }

  private void fail(String pod) {
    Optional<String> uid = uid(pod);
    client.pods().inNamespace(user.namespace().name()).withName(pod).delete();
    eventually(() -> assertThat(uid(pod)).isPresent().isNotEqualTo(uid));
  }

  private Optional<String> uid(String pod) {
    return Optional.ofNullable(
            client.pods().inNamespace(user.namespace().name()).withName(pod).get())
        .map(found -> found.getMetadata().getUid());
  }

  private static String name(int order) {
    return "order-" + order;
  }

  private static void forEach(Consumer<String> action) {
    IntStream.range(0, FAILURE_ORDERS.size()).mapToObj(BadImageIT::name).forEach(action);
  }
}
