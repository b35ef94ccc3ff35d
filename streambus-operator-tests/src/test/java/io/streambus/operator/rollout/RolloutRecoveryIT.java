package io.streambus.operator.rollout;

import static io.streambus.operator.fixture.NamespaceUser.eventually;
import static io.streambus.testkit.assertions.StreamBusClusterAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.streambus.api.RolloutBlock;
import io.streambus.api.RolloutStatus;
import io.streambus.operator.fixture.NamespaceUser;
import io.streambus.testkit.junit.ControlPlaneTest;
import io.streambus.testkit.junit.TestNamespace;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Guarantees, with the real StatefulSet controller, that a bad spec stops at one broker and that a
 * corrected spec recovers the cluster.
 */
@ControlPlaneTest
class RolloutRecoveryIT {

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
  void forcedUnschedulableSpecStopsAtOneBrokerAndCorrectionRecovers() {
    // Given
    List<List<Integer>> orders = List.of(List.of(), List.of(0), List.of(1, 0), List.of(0, 1));
    forEach(orders, name -> user.apply(name, "replicas: 3", RolloutObserver.FAST_ROLLOUT));
    forEach(orders, name -> eventually(() -> rollouts.assertRunning(name)));

    // When
    forEach(orders, this::overrideNodeFitCheck);
    forEach(
        orders,
        name ->
            user.apply(
                name, "replicas: 3", RolloutObserver.FAST_ROLLOUT, "nodeSelector: {no: node}"));

    // Then
    forEach(
        orders,
        name ->
            eventually(
                () -> {
                  Optional<RolloutBlock> block =
                      rollouts.rolloutStatus(name).flatMap(RolloutStatus::blockedBy);
                  assertThat(block.map(RolloutBlock::predicate)).contains("pod-not-ready");
                  assertThat(block.flatMap(RolloutBlock::pod)).contains(name + "-2");
                  assertThat(block.flatMap(RolloutBlock::message).orElse(""))
                      .contains("nodes are available");
                }));
    forEach(orders, name -> assertThat(readyPods(name)).containsExactly(name + "-0", name + "-1"));

    // When more pods fail
    IntStream.range(0, orders.size())
        .forEach(
            i ->
                orders
                    .get(i)
                    .forEach(
                        ordinal ->
                            client
                                .pods()
                                .inNamespace(namespace)
                                .withName(name(i) + "-" + ordinal)
                                .delete()));
    forEach(
        orders,
        name ->
            user.apply(
                name, "replicas: 3", RolloutObserver.FAST_ROLLOUT, "config: {logLevel: warn}"));

    // Then
    forEach(orders, rollouts::awaitRolledOut);
  }

  /** Lets the rollout replace a pod although no node fits. */
  private void overrideNodeFitCheck(String name) {
    client
        .resource(user.cluster(name))
        .edit(
            cluster -> {
              cluster
                  .getMetadata()
                  .getAnnotations()
                  .put("streambus.io/override-predicate", "no-node-fits=2100-01-01T00:00:00Z");
              return cluster;
            });
  }

  private static String name(int i) {
    return "order-" + i;
  }

  private static void forEach(List<?> orders, Consumer<String> action) {
    IntStream.range(0, orders.size()).mapToObj(RolloutRecoveryIT::name).forEach(action);
  }

  private List<String> readyPods(String name) {
    return user.pods(name).stream()
        .filter(
            pod ->
                pod.getStatus().getConditions().stream()
                    .anyMatch(
                        condition ->
                            condition.getType().equals("Ready")
                                && condition.getStatus().equals("True")))
        .map(pod -> pod.getMetadata().getName())
        .toList();
  }
}
