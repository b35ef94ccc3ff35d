package io.streambus.operator.rollout.scheduling;

import static io.streambus.operator.fixture.NamespaceUser.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.streambus.operator.kubernetes.client.ClientKubernetes;
import io.streambus.operator.kubernetes.client.RecentWrites;
import io.streambus.operator.metrics.WriteFailures;
import io.streambus.testkit.junit.ControlPlaneTest;
import io.streambus.testkit.junit.TestNamespace;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Guarantees that the node fit check agrees with the scheduler, so that a rollout neither waits for
 * a node that exists nor stops a broker whose pod fits no node.
 */
@ControlPlaneTest
class SchedulerAgreementIT {

  private static final int PODS = 150;
  private final Random random = new Random(5);

  private static final List<String> NODES =
      List.of(
          """
          metadata: {name: odd-0, labels: {disk: ssd, cores: '16'}}
          spec: {taints: [{key: use, value: db, effect: NoSchedule}]}
          """,
          """
          metadata: {name: odd-1, labels: {disk: hdd, cores: few}}
          spec: {taints: [{key: use, effect: NoExecute}]}
          """,
          """
          metadata: {name: odd-2, labels: {disk: old}}
          spec: {unschedulable: true}
          """);

  private static final List<String> TOLERATIONS =
      List.of(
          "[]",
          "[{operator: Exists}]",
          "[{key: use, operator: Exists}]",
          "[{key: use, value: db, effect: NoSchedule}]",
          "[{key: use, operator: Equal, value: web}]",
          "[{key: use, operator: Exists, effect: NoExecute}]",
          "[{key: node.kubernetes.io/unschedulable, operator: Exists}]");

  private static final List<String> SELECTORS =
      List.of("{}", "{disk: ssd}", "{disk: old}", "{disk: none}");

  private static final List<String> TERMS =
      List.of(
          "",
          "{matchExpressions: [{key: disk, operator: In, values: [hdd, ssd]}]}",
          "{matchExpressions: [{key: disk, operator: NotIn, values: [old, hdd]}]}",
          "{matchExpressions: [{key: disk, operator: Exists}]}",
          "{matchExpressions: [{key: kubernetes.io/os, operator: DoesNotExist}]}",
          "{matchExpressions: [{key: cores, operator: Gt, values: ['15']}]}",
          "{matchExpressions: [{key: cores, operator: Lt, values: ['16']}]}",
          "{matchFields: [{key: metadata.name, operator: In, values: [odd-2]}]}",
          "{matchFields: [{key: metadata.name, operator: NotIn, values: [odd-0]}],"
              + " matchExpressions: [{key: disk, operator: Exists}]}",
          "{}, {matchExpressions: [{key: disk, operator: In, values: [ssd]}]}",
          "{}");

  private static final List<String> CONTAINERS =
      List.of(
          "[{name: b, image: b}]",
          "[{name: b, image: b, resources: {requests: {cpu: 1, memory: 1Gi}}}]",
          "[{name: b, image: b, resources: {requests: {memory: 2Ti}}}]",
          "[{name: b, image: b, resources: {limits: {cpu: 2k}}}]",
          "[{name: b, image: b, resources: {limits: {cpu: 2k}, requests: {cpu: 1}}}]",
          "[{name: b, image: b, resources: {requests: {cpu: 600}}},"
              + " {name: c, image: c, resources: {requests: {cpu: 600}}}]",
          "[{name: b, image: b, resources: {limits: {hugepages-2Mi: 2Mi, memory: 1Gi, cpu: 1}}}]");

  private static final List<String> INIT_CONTAINERS =
      List.of(
          "[]",
          "[{name: i, image: i, resources: {requests: {cpu: 600}}},"
              + " {name: j, image: j, resources: {requests: {cpu: 600}}}]",
          "[{name: i, image: i, resources: {requests: {cpu: 2k}}}]",
          "[{name: s, image: s, restartPolicy: Always, resources: {requests: {cpu: 600}}}]",
          "[{name: s, image: s, restartPolicy: Always, resources: {requests: {cpu: 600}}},"
              + " {name: i, image: i, resources: {requests: {cpu: 600}}}]",
          "[{name: i, image: i, resources: {requests: {cpu: 600}}},"
              + " {name: s, image: s, restartPolicy: Always, resources: {requests: {cpu: 300}}}]");

  private KubernetesClient client;
  private String namespace;

  @BeforeEach
  void addNodes(KubernetesClient client, TestNamespace namespace) {
    this.client = client;
    this.namespace = namespace.name();
    NODES.forEach(node -> client.resource(read(node, Node.class)).create());
    eventually(
        () ->
            assertThat(client.nodes().list().getItems())
                .allSatisfy(
                    node ->
                        assertThat(node.getSpec().getTaints())
                            .noneMatch(taint -> taint.getKey().endsWith("/not-ready"))));
  }

  @AfterEach
  void removeNodes() {
    client.pods().inNamespace(namespace).delete();
    eventually(() -> assertThat(client.pods().inNamespace(namespace).list().getItems()).isEmpty());
    NODES.forEach(node -> client.resource(read(node, Node.class)).delete());
  }

  @Test
  void nodeFitCheckAgreesWithScheduler() {
    // Given
    NodeCheck check =
        new NodeCheck(
            new ClientKubernetes(
                client,
                new ClientKubernetes.Caches(
                    cluster -> List.of(), cluster -> List.of(), cluster -> List.of()),
                new RecentWrites(),
                new WriteFailures(new SimpleMeterRegistry())),
            Clock.systemUTC());
    List<String> specs = IntStream.range(0, PODS).mapToObj(i -> spec()).distinct().toList();
    List<Boolean> fits =
        specs.stream()
            .map(spec -> check.check(read(spec, PodSpec.class)) instanceof NodeFit.Fits)
            .toList();
    assertThat(fits).filteredOn(each -> each).hasSizeGreaterThan(PODS / 10);
    assertThat(fits).filteredOn(each -> !each).hasSizeGreaterThan(PODS / 10);

    // Then
    for (int i = 0; i < specs.size(); i++) {
      assertSchedulerAgrees("pod-" + i, specs.get(i), fits.get(i));
    }
  }

  /** Schedules one pod at a time, because the check ignores resources used by other pods. */
  private void assertSchedulerAgrees(String name, String spec, boolean fits) {
    client.resource(pod(name, spec)).create();
    eventually(() -> assertThat(scheduled(name)).as(spec).contains(fits));
    client.pods().inNamespace(namespace).withName(name).withGracePeriod(0).delete();
  }

  /** Returns empty until the scheduler has tried to place the pod. */
  private Optional<Boolean> scheduled(String pod) {
    return client
        .pods()
        .inNamespace(namespace)
        .withName(pod)
        .get()
        .getStatus()
        .getConditions()
        .stream()
        .filter(condition -> condition.getType().equals("PodScheduled"))
        .map(condition -> condition.getStatus().equals("True"))
        .findFirst();
  }

  private Pod pod(String name, String spec) {
    return new PodBuilder()
        .withNewMetadata()
        .withNamespace(namespace)
        .withName(name)
        .endMetadata()
        .withSpec(read(spec, PodSpec.class))
        .build();
  }

  private String spec() {
    String terms = pick(TERMS);
    return """
        tolerations: %s
        nodeSelector: %s
        affinity: %s
        containers: %s
        initContainers: %s
        """
        .formatted(
            pick(TOLERATIONS),
            pick(SELECTORS),
            terms.isEmpty()
                ? "{}"
                : "{nodeAffinity: {requiredDuringSchedulingIgnoredDuringExecution:"
                    + " {nodeSelectorTerms: [%s]}}}".formatted(terms),
            pick(CONTAINERS),
            pick(INIT_CONTAINERS));
  }

  /** Picks the first, plain option most of the time; otherwise almost no pod would fit. */
  private String pick(List<String> options) {
    return options.get(random.nextInt(3) > 0 ? 0 : random.nextInt(options.size()));
  }

  private <T> T read(String yaml, Class<T> type) {
    return client.getKubernetesSerialization().unmarshal(yaml, type);
  }
}
