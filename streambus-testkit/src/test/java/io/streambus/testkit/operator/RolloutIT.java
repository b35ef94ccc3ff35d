package io.streambus.testkit.operator;

import static io.streambus.testkit.assertions.StreamBusClusterAssert.assertThat;
import static io.streambus.testkit.operator.ClusterUser.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.streambus.api.RolloutBlock;
import io.streambus.api.RolloutStatus;
import io.streambus.api.StreamBusClusterStatus;
import io.streambus.api.vocabulary.ClusterPhase;
import io.streambus.testkit.junit.ControlPlaneTest;
import io.streambus.testkit.junit.TestNamespace;
import io.streambus.testkit.junit.TestOperator;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Rolls under the real StatefulSet controller. If one of these failed, a change of a spec would
 * take a cluster down, be left half done, or be undone by Kubernetes.
 */
@ControlPlaneTest
class RolloutIT {

  private static final String DEMO = "demo";
  private static final String FAST = "rollout: {minReadySeconds: 1}";

  private KubernetesClient client;
  private String namespace;
  private ClusterUser user;

  @BeforeEach
  void meetTheUser(KubernetesClient client, TestNamespace namespace) {
    this.client = client;
    this.namespace = namespace.name();
    this.user = new ClusterUser(client, namespace);
  }

  @Test
  void anImageComesInPlaceAndTheStatefulSetCountsItAlsoLaterAndAfterARestart(
      TestOperator operator) {
    // Given
    running(DEMO, "replicas: 3", FAST);
    List<String> before = uids(DEMO);

    // When
    user.apply(DEMO, "replicas: 3", "version: v0.6.9", FAST);
    rolled(DEMO);

    // Then
    assertThat(uids(DEMO)).isEqualTo(before);
    assertThat(pods(DEMO))
        .allMatch(pod -> image(pod).endsWith(":v0.6.9"))
        .allMatch(
            pod -> "v0.6.9".equals(pod.getMetadata().getLabels().get("app.kubernetes.io/version")));

    // When
    operator.restart();
    user.apply(DEMO, "replicas: 3", "version: v0.6.9", FAST, "config: {logLevel: debug}");
    rolled(DEMO);

    // Then
    assertThat(uids(DEMO)).doesNotContainAnyElementsOf(before);
    assertThat(pods(DEMO)).allMatch(pod -> image(pod).endsWith(":v0.6.9"));
  }

  @Test
  void aRollGoesOnWhereAnotherOperatorLeftIt(TestOperator operator) {
    // Given
    running(DEMO, "replicas: 3", FAST);
    List<String> before = uids(DEMO);

    // When
    user.apply(DEMO, "replicas: 3", FAST, "config: {logLevel: debug}");
    eventually(() -> assertThat(uids(DEMO)).isNotEqualTo(before));
    operator.restart();
    rolled(DEMO);

    // Then
    assertThat(uids(DEMO)).doesNotContainAnyElementsOf(before);
  }

  @Test
  void oneBrokerAndTwoRollToo() {
    // Given
    running("one", "replicas: 1", FAST);
    running("two", "replicas: 2", FAST);
    List<String> one = uids("one");
    List<String> two = uids("two");

    // When
    user.apply("one", "replicas: 1", FAST, "config: {logLevel: debug}");
    user.apply("two", "replicas: 2", FAST, "config: {logLevel: debug}");
    rolled("one");
    rolled("two");

    // Then
    assertThat(uids("one")).doesNotContainAnyElementsOf(one);
    assertThat(uids("two")).doesNotContainAnyElementsOf(two);
  }

  @Test
  void aBrokerOnAPersonsWordGetsEmptyVolumesAndTheOthersKeepTheirs() {
    // Given
    running(DEMO, "replicas: 3", FAST);
    Map<String, String> before = claims();

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
            assertThat(claims())
                .hasSize(6)
                .doesNotContainValue(before.get("data-demo-1"))
                .doesNotContainValue(before.get("raft-demo-1"))
                .containsEntry("data-demo-0", before.get("data-demo-0"))
                .containsEntry("raft-demo-2", before.get("raft-demo-2")));
    rolled(DEMO);
  }

  @Test
  void aSpecThatFitsNoNodeStopsAtOneBrokerAndAGoodOneHealsInEveryOrder() {
    // Given
    List<List<Integer>> orders = List.of(List.of(), List.of(0), List.of(1, 0), List.of(0, 1));
    forEach(orders, name -> user.apply(name, "replicas: 3", FAST));
    forEach(orders, name -> eventually(() -> runs(name)));

    // When
    forEach(orders, name -> user.apply(name, "replicas: 3", FAST, "nodeSelector: {no: node}"));

    // Then
    forEach(
        orders,
        name ->
            eventually(
                () -> {
                  Optional<RolloutBlock> block = rollout(name).flatMap(RolloutStatus::blockedBy);
                  assertThat(block.map(RolloutBlock::predicate)).contains("pod-not-ready");
                  assertThat(block.flatMap(RolloutBlock::pod)).contains(name + "-2");
                  assertThat(block.flatMap(RolloutBlock::message).orElse(""))
                      .contains("nodes are available");
                }));
    forEach(orders, name -> assertThat(readyPods(name)).containsExactly(name + "-0", name + "-1"));

    // When others fail, too
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
    forEach(orders, name -> user.apply(name, "replicas: 3", FAST, "config: {logLevel: warn}"));

    // Then
    forEach(orders, this::rolled);
  }

  private static String name(int i) {
    return "order-" + i;
  }

  private static void forEach(List<?> orders, Consumer<String> action) {
    IntStream.range(0, orders.size()).mapToObj(RolloutIT::name).forEach(action);
  }

  private void running(String name, String... spec) {
    user.apply(name, spec);
    eventually(() -> runs(name));
  }

  private void runs(String name) {
    assertThat(user.cluster(name)).hasPhase(ClusterPhase.RUNNING);
  }

  /** All pods are ready and counted as of the newest revision, and nothing is left to do. */
  private void rolled(String name) {
    eventually(
        () -> {
          StatefulSet set =
              client.apps().statefulSets().inNamespace(namespace).withName(name).get();
          assertThat(user.cluster(name)).hasPhase(ClusterPhase.RUNNING);
          assertThat(user.cluster(name).getStatus().observedGeneration())
              .contains(user.cluster(name).getMetadata().getGeneration());
          assertThat(rollout(name)).isEmpty();
          assertThat(set.getStatus().getUpdatedReplicas()).isEqualTo(set.getSpec().getReplicas());
          assertThat(set.getStatus().getReadyReplicas()).isEqualTo(set.getSpec().getReplicas());
          assertThat(set.getStatus().getCurrentRevision())
              .isEqualTo(set.getStatus().getUpdateRevision());
        });
  }

  private Optional<RolloutStatus> rollout(String name) {
    return Optional.ofNullable(user.cluster(name).getStatus())
        .flatMap(StreamBusClusterStatus::rollout);
  }

  private List<Pod> pods(String name) {
    return client
        .pods()
        .inNamespace(namespace)
        .withLabel("app.kubernetes.io/instance", name)
        .list()
        .getItems()
        .stream()
        .sorted(Comparator.comparing((Pod pod) -> pod.getMetadata().getName()))
        .toList();
  }

  private Map<String, String> claims() {
    return client.persistentVolumeClaims().inNamespace(namespace).list().getItems().stream()
        .collect(
            Collectors.toMap(
                claim -> claim.getMetadata().getName(), claim -> claim.getMetadata().getUid()));
  }

  private List<String> readyPods(String name) {
    return pods(name).stream()
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

  private List<String> uids(String name) {
    return pods(name).stream().map(pod -> pod.getMetadata().getUid()).toList();
  }

  private static String image(Pod pod) {
    return pod.getSpec().getContainers().get(0).getImage();
  }
}
