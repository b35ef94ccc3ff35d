package io.streambus.node;

import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.streambus.api.ClusterLabels;
import io.streambus.api.StreamBusCluster;
import io.streambus.api.values.ClusterPhase;
import io.streambus.node.images.TestImage;
import io.streambus.testkit.assertions.StreamBusClusterAssert;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;

/** A cluster with three brokers, alone in a namespace of the same name. */
record TestCluster(KubernetesClient client, String name) {

  /** Number of brokers. */
  static final int BROKERS = 3;

  private static final Duration TIMEOUT = Duration.ofMinutes(3);

  /**
   * Creates the namespace and the cluster.
   *
   * @param spec additional fields of the spec, as YAML
   */
  TestCluster create(TestImage image, String spec) {
    client
        .resource(new NamespaceBuilder().withNewMetadata().withName(name).endMetadata().build())
        .create();
    String yaml =
        """
        apiVersion: streambus.io/v1alpha1
        kind: StreamBusCluster
        metadata:
          name: %1$s
          namespace: %1$s
        spec:
          replicas: %2$d
          image: {repository: %3$s, tag: %4$s}
          resources:
            requests: {cpu: 10m, memory: 32Mi}
            limits: {memory: 64Mi}
          storage: {size: 10Mi, raftSize: 10Mi}
          rollout: {minReadySeconds: 3}
        """
            .formatted(name, BROKERS, image.repository(), image.tag());
    client.resource(yaml + spec.indent(2)).create();
    return this;
  }

  /** Requests another version of the brokers. */
  void setImage(TestImage image) {
    client
        .resources(StreamBusCluster.class)
        .inNamespace(name)
        .withName(name)
        .patch(
            PatchContext.of(PatchType.JSON_MERGE),
            "{\"spec\": {\"image\": {\"tag\": \"%s\"}}}".formatted(image.tag()));
  }

  StreamBusCluster get() {
    return client.resources(StreamBusCluster.class).inNamespace(name).withName(name).get();
  }

  /** Returns the pods of the brokers, ordered by name. */
  List<Pod> pods() {
    return client.pods().inNamespace(name).withLabels(brokerLabels()).list().getItems().stream()
        .sorted(Comparator.comparing(pod -> pod.getMetadata().getName()))
        .toList();
  }

  Map<String, String> brokerLabels() {
    return ClusterLabels.selector(name);
  }

  /** Waits until the status says that all brokers run what the spec requests. */
  TestCluster awaitRunning() {
    await(() -> StreamBusClusterAssert.assertThat(get()).hasPhase(ClusterPhase.RUNNING));
    return this;
  }

  /** Waits until an assertion holds. */
  void await(ThrowingRunnable assertion) {
    Awaitility.await(name)
        .atMost(TIMEOUT)
        .pollInterval(Duration.ofMillis(200))
        .untilAsserted(assertion);
  }

  /** Returns the UID of each pod by name. */
  Map<String, String> podUids() {
    return byPod(pod -> pod.getMetadata().getUid());
  }

  /** Returns the image of each running broker by the name of its pod. */
  Map<String, String> images() {
    return byPod(pod -> brokerStatus(pod).orElseThrow().getImage());
  }

  /** Returns how often the container of each broker was started again, by the name of its pod. */
  Map<String, Integer> restarts() {
    return byPod(TestCluster::restarts);
  }

  static boolean isReady(Pod pod) {
    return pod.getStatus().getConditions().stream()
        .anyMatch(each -> each.getType().equals("Ready") && each.getStatus().equals("True"));
  }

  private <T> Map<String, T> byPod(Function<Pod, T> function) {
    return pods().stream().collect(Collectors.toMap(pod -> pod.getMetadata().getName(), function));
  }

  /** Returns how often the container of a broker was started again. */
  static int restarts(Pod pod) {
    return brokerStatus(pod).map(ContainerStatus::getRestartCount).orElse(0);
  }

  private static Optional<ContainerStatus> brokerStatus(Pod pod) {
    return pod.getStatus().getContainerStatuses().stream()
        .filter(each -> each.getName().equals("broker"))
        .findFirst();
  }
}
