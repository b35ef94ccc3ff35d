package io.streambus.operator.neighbors;

import static io.streambus.operator.fixture.NamespaceUser.eventually;
import static io.streambus.operator.fixture.NamespaceUser.throughout;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Toleration;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.streambus.operator.ImmutableOperatorOptions;
import io.streambus.operator.OperatorOptions;
import io.streambus.operator.fixture.Kubectl;
import io.streambus.operator.fixture.NamespaceUser;
import io.streambus.operator.rollout.RolloutObserver;
import io.streambus.resources.ImmutableClusterInputs;
import io.streambus.testkit.controlplane.AuditEntry;
import io.streambus.testkit.controlplane.AuditLog;
import io.streambus.testkit.controlplane.ControlPlane;
import io.streambus.testkit.junit.ControlPlaneTest;
import io.streambus.testkit.junit.TestNamespace;
import io.streambus.testkit.junit.TestOperator;
import java.net.HttpURLConnection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Guarantees that a cluster converges, without an outage and without writes at rest, beside others
 * who change its objects: policies, injectors, autoscalers, drains, users and other installations.
 * Each test ends with the checks of all invariants.
 */
@ControlPlaneTest
@Execution(ExecutionMode.CONCURRENT)
@EnabledIfSystemProperty(
    named = "tests.exhaustive",
    matches = "true",
    disabledReason = "takes two minutes; -Pexhaustive runs it")
class NeighborsIT {

  private static final String DEMO = "demo";
  private static final String MIRROR = "mirror.example.com/";
  private static final String FAST = "rollout: {minReadySeconds: 1}";
  private static final String RECREATE = "rollout: {minReadySeconds: 1, inPlace: false}";
  private static final Duration QUIET_PERIOD = Duration.ofSeconds(8);

  private final List<MutatingPolicy> policies = new ArrayList<>();
  private KubernetesClient client;
  private TestNamespace namespace;
  private NamespaceUser user;
  private RolloutObserver rollouts;
  private AuditLog operator;

  @BeforeEach
  void setUp(KubernetesClient client, TestNamespace namespace, AuditLog log) {
    this.client = client;
    this.namespace = namespace;
    user = new NamespaceUser(client, namespace);
    rollouts = new RolloutObserver(user);
    operator = log.byUser(ControlPlane.OPERATOR).inNamespace(namespace.name());
  }

  @AfterEach
  void removePolicies() {
    policies.forEach(MutatingPolicy::close);
  }

  @Test
  void policyThatRewritesImagesOfNewPods() {
    mirror("\"CREATE\"");
    assertRollConverges();
  }

  @Test
  void policyThatRewritesImagesOfNewAndUpdatedPods() {
    mirror("\"CREATE\", \"UPDATE\"");
    assertRollConverges();
    assertThat(user.pods(DEMO)).allMatch(pod -> image(pod).startsWith(MIRROR));
  }

  /** Rolls to another image, which the operator does in place. */
  private void assertRollConverges() {
    // Given
    rollouts.createAndAwaitRunning(DEMO, "replicas: 3", "image: {tag: v0.6.0}", FAST);
    assertThat(user.pods(DEMO)).allMatch(pod -> image(pod).startsWith(MIRROR));
    assertAtRest();

    // When
    user.apply(DEMO, "replicas: 3", "image: {tag: v0.6.1}", FAST);

    // Then
    rollouts.awaitRolledOut(DEMO);
    assertThat(user.pods(DEMO)).allMatch(pod -> image(pod).endsWith(":v0.6.1"));
    assertAtRest();
  }

  @Test
  void injectorOfSidecars() {
    // Given
    MutatingPolicy.Change injection =
        new MutatingPolicy.Change(
            "",
            "pods",
            "\"CREATE\"",
            "!object.spec.containers.exists(c, c.name == \"sidecar\")",
            """
            [JSONPatch{op: "add", path: "/spec/containers/-",
              value: Object.spec.containers{name: "sidecar", image: "sidecar:1"}}]
            """);
    policies.add(MutatingPolicy.create(client, namespace, injection));
    awaitPolicyForPods();
    rollouts.createAndAwaitRunning(DEMO, "replicas: 3", "image: {tag: v0.6.0}", FAST);
    assertThat(user.pods(DEMO)).allMatch(pod -> pod.getSpec().getContainers().size() == 2);

    // When
    user.apply(DEMO, "replicas: 3", "image: {tag: v0.6.1}", FAST);
    rollouts.awaitRolledOut(DEMO);
    user.apply(DEMO, "replicas: 3", "image: {tag: v0.6.1}", FAST, "config: {logLevel: debug}");

    // Then
    rollouts.awaitRolledOut(DEMO);
    assertAtRest();
  }

  @Test
  void policyThatAddsFieldsToStatefulSets() {
    // Given
    MutatingPolicy.Change tolerations =
        new MutatingPolicy.Change(
            "apps",
            "statefulsets",
            "\"CREATE\", \"UPDATE\"",
            "!has(object.spec.template.spec.tolerations)",
            """
            [JSONPatch{op: "add", path: "/spec/template/spec/tolerations",
              value: [Object.spec.template.spec.tolerations{key: "dedicated", operator: "Exists"}]}]
            """);
    policies.add(MutatingPolicy.create(client, namespace, tolerations));
    eventually(() -> assertThat(hasToleration("probe")).isTrue());
    rollouts.createAndAwaitRunning(DEMO, "replicas: 3", "image: {tag: v0.6.0}", FAST);

    // When
    user.apply(DEMO, "replicas: 3", "image: {tag: v0.6.1}", FAST, "config: {logLevel: debug}");

    // Then
    rollouts.awaitRolledOut(DEMO);
    assertThat(tolerations(statefulSet())).contains("dedicated");
    assertAtRest();
  }

  @Test
  void autoscalerOfStatefulSet() {
    // Given
    rollouts.createAndAwaitRunning(DEMO, "replicas: 3", FAST);
    List<String> claims = claims();

    for (int replicas : List.of(5, 2)) {
      // When
      client
          .apps()
          .statefulSets()
          .inNamespace(namespace.name())
          .withName(DEMO)
          .edit(
              set -> {
                set.getSpec().setReplicas(replicas);
                return set;
              });

      // Then
      eventually(
          () -> {
            assertThat(statefulSet().getSpec().getReplicas()).isEqualTo(3);
            assertThat(user.pods(DEMO)).hasSize(3);
          });
      rollouts.awaitRolledOut(DEMO);
    }
    assertThat(claims()).containsAll(claims);
    assertAtRest();
  }

  @Test
  void drainsDuringRollOfTenClusters() {
    // Given
    List<String> clusters = IntStream.range(0, 10).mapToObj(i -> "c" + i).toList();
    clusters.forEach(name -> user.apply(name, "replicas: 3", RECREATE));
    clusters.forEach(rollouts::awaitRolledOut);
    try (ServingBrokers brokers = new ServingBrokers(client, namespace)) {

      // When
      clusters.forEach(
          name -> user.apply(name, "replicas: 3", RECREATE, "config: {logLevel: debug}"));
      Instant end = Instant.now().plusSeconds(20);
      while (Instant.now().isBefore(end)) {
        client.pods().inNamespace(namespace.name()).list().getItems().forEach(this::evict);
      }

      // Then
      clusters.forEach(rollouts::awaitRolledOut);
      assertThat(brokers.outages()).isEmpty();
    }
    assertAtRest();
  }

  /** The budget of the cluster rejects most evictions, and the pod may be gone. */
  private void evict(Pod pod) {
    try {
      client.pods().resource(pod).evict();
    } catch (KubernetesClientException e) {
      assertThat(e.getCode()).isEqualTo(HttpURLConnection.HTTP_NOT_FOUND);
    }
  }

  @Test
  void userWhoSetsEnvironmentVariable(ControlPlane plane) throws Exception {
    // Given
    rollouts.createAndAwaitRunning(DEMO, "replicas: 3", FAST);

    // When
    kubectl(plane, "set", "env", "statefulset/demo", "TUNED=yes");

    // Then
    rollouts.awaitRolledOut(DEMO);
    assertAtRest();
    assertThat(user.pods(DEMO))
        .allSatisfy(
            pod ->
                assertThat(environment(pod.getSpec().getContainers().get(0)))
                    .isEqualTo(
                        environment(
                            statefulSet()
                                .getSpec()
                                .getTemplate()
                                .getSpec()
                                .getContainers()
                                .get(0))));
  }

  @Test
  void userWhoRestartsRollout(ControlPlane plane) throws Exception {
    // Given
    rollouts.createAndAwaitRunning(DEMO, "replicas: 3", FAST);
    List<String> before = rollouts.podUids(DEMO);

    // When
    kubectl(plane, "rollout", "restart", "statefulset/demo");

    // Then
    eventually(
        () -> assertThat(rollouts.podUids(DEMO)).doesNotContainAnyElementsOf(before).hasSize(3));
    rollouts.awaitRolledOut(DEMO);
    List<String> after = rollouts.podUids(DEMO);
    assertAtRest();
    assertThat(rollouts.podUids(DEMO)).isEqualTo(after);
  }

  /** The installations disagree about the addresses of brokers. */
  @Test
  void secondInstallation(ControlPlane plane) {
    // Given
    OperatorOptions options =
        ImmutableOperatorOptions.builder()
            .addNamespaces(namespace.name())
            .clusterInputs(ImmutableClusterInputs.builder().clusterDomain("other.example").build())
            .build();
    rollouts.createAndAwaitRunning(DEMO, "replicas: 3", "image: {tag: v0.6.0}", FAST);
    TestOperator second = TestOperator.create(plane.configFor(ControlPlane.OPERATOR), options);
    second.start();
    try {

      // When
      user.apply(DEMO, "replicas: 3", "image: {tag: v0.6.1}", FAST);
      Instant begin = Instant.now();

      // Then
      throughout(
          Duration.ofSeconds(20),
          () -> assertThat(writes(begin)).as("no fight at full speed").hasSizeLessThan(60));
    } finally {
      second.stop();
    }
    rollouts.awaitRolledOut(DEMO);
    assertAtRest();
  }

  private void assertAtRest() {
    eventually(() -> assertThat(writes(Instant.now().minus(QUIET_PERIOD))).isEmpty());
  }

  private List<AuditEntry> writes(Instant since) {
    return operator.since(since).filter(AuditEntry::isWrite).entries();
  }

  private void mirror(String operations) {
    policies.add(
        MutatingPolicy.create(
            client,
            namespace,
            new MutatingPolicy.Change(
                "",
                "pods",
                operations,
                "!object.spec.containers[0].image.startsWith(\"" + MIRROR + "\")",
                """
                [JSONPatch{op: "replace", path: "/spec/containers/0/image",
                  value: "mirror.example.com/" + object.spec.containers[0].image}]
                """)));
    awaitPolicyForPods();
  }

  private void awaitPolicyForPods() {
    String probe =
        """
        {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "probe"},
         "spec": {"containers": [{"name": "probe", "image": "probe:1"}]}}
        """;
    eventually(
        () ->
            assertThat(
                    client.raw(
                        "/api/v1/namespaces/%s/pods?dryRun=All".formatted(namespace.name()),
                        "POST",
                        probe))
                .containsAnyOf(MIRROR, "sidecar"));
  }

  private boolean hasToleration(String name) {
    String probe =
        """
        {"apiVersion": "apps/v1", "kind": "StatefulSet", "metadata": {"name": "%1$s"},
         "spec": {"serviceName": "%1$s", "selector": {"matchLabels": {"app": "%1$s"}},
           "template": {"metadata": {"labels": {"app": "%1$s"}},
             "spec": {"containers": [{"name": "probe", "image": "probe:1"}]}}}}
        """
            .formatted(name);
    return client
        .raw(
            "/apis/apps/v1/namespaces/%s/statefulsets?dryRun=All".formatted(namespace.name()),
            "POST",
            probe)
        .contains("dedicated");
  }

  private void kubectl(ControlPlane plane, String... arguments) throws Exception {
    Kubectl.Result result = new Kubectl(plane, namespace.name()).run(arguments);
    assertThat(result.exit()).as(result.output()).isZero();
  }

  private StatefulSet statefulSet() {
    return client.apps().statefulSets().inNamespace(namespace.name()).withName(DEMO).get();
  }

  private List<String> claims() {
    return List.copyOf(NamespaceUser.uids(user.claims()).values());
  }

  private static List<String> tolerations(StatefulSet set) {
    return set.getSpec().getTemplate().getSpec().getTolerations().stream()
        .map(Toleration::getKey)
        .toList();
  }

  private static List<String> environment(Container container) {
    return container.getEnv().stream().map(each -> each.getName() + "=" + each.getValue()).toList();
  }

  private static String image(Pod pod) {
    return pod.getSpec().getContainers().get(0).getImage();
  }
}
