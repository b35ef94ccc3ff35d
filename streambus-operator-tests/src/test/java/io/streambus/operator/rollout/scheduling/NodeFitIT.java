package io.streambus.operator.rollout.scheduling;

import static io.streambus.operator.fixture.NamespaceUser.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.streambus.api.RolloutBlock;
import io.streambus.api.RolloutStatus;
import io.streambus.operator.fixture.NamespaceUser;
import io.streambus.operator.rollout.RolloutObserver;
import io.streambus.testkit.controlplane.AuditEntry;
import io.streambus.testkit.controlplane.AuditLog;
import io.streambus.testkit.controlplane.ControlPlane;
import io.streambus.testkit.junit.ControlPlaneTest;
import io.streambus.testkit.junit.TestNamespace;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * Guarantees, with the real scheduler, that a spec that fits no node stops no broker and that a
 * spec that fits is rolled out.
 */
@ControlPlaneTest
@Execution(ExecutionMode.CONCURRENT)
class NodeFitIT {

  private static final String DEMO = "demo";

  /** Locked for the test that counts nodes and requests for them. */
  private static final String NODES = "nodes";

  private static final String[] RUNNING = {"replicas: 3", RolloutObserver.FAST_ROLLOUT};

  private KubernetesClient client;
  private NamespaceUser user;
  private RolloutObserver rollouts;

  @BeforeEach
  void setUp(KubernetesClient client, TestNamespace namespace) {
    this.client = client;
    this.user = new NamespaceUser(client, namespace);
    this.rollouts = new RolloutObserver(user);
  }

  @Test
  @ResourceLock(NODES)
  void unschedulableSpecStopsNoBrokerAndCorrectionRollsOut(AuditLog log) {
    // Given
    rollouts.createAndAwaitRunning(DEMO, RUNNING);
    List<String> before = rollouts.podUids(DEMO);
    Instant change = Instant.now();

    // When
    user.apply(DEMO, RUNNING[0], RUNNING[1], "nodeSelector: {disk: none, kubernetes.io/os: linux}");

    // Then
    eventually(
        () -> {
          RolloutBlock block = block();
          assertThat(block.predicate()).isEqualTo("no-node-fits");
          assertThat(block.pod()).contains("demo-2");
          assertThat(block.message().orElse(""))
              .contains("0 of 5 nodes", "demo-2", "disk=none", "nodeSelector", "no-node-fits");
        });
    assertThat(rollouts.podUids(DEMO)).isEqualTo(before);
    assertThat(user.cluster(DEMO).getStatus().readyReplicas()).contains(3);
    assertThat(nodeRequests(log, change)).hasSizeBetween(1, 2);

    // When
    user.apply(DEMO, RUNNING[0], RUNNING[1], "nodeSelector: {kubernetes.io/os: linux}");

    // Then
    rollouts.awaitRolledOut(DEMO);
    assertThat(rollouts.podUids(DEMO)).doesNotContainAnyElementsOf(before);
  }

  @Test
  @ResourceLock(value = NODES, mode = ResourceAccessMode.READ)
  void labelingNodeResumesRollout() {
    // Given
    String label = user.namespace().name();
    rollouts.createAndAwaitRunning(DEMO, RUNNING);
    user.apply(DEMO, RUNNING[0], RUNNING[1], "nodeSelector: {use: %s}".formatted(label));
    eventually(() -> assertThat(block().predicate()).isEqualTo("no-node-fits"));

    // When
    label("node-1", label);
    try {

      // Then
      rollouts.awaitRolledOut(DEMO);
      assertThat(user.pods(DEMO))
          .allSatisfy(pod -> assertThat(pod.getSpec().getNodeName()).isEqualTo("node-1"));
    } finally {
      label("node-1", null);
    }
  }

  @Test
  @ResourceLock(value = NODES, mode = ResourceAccessMode.READ)
  void oversizedRequestsWaitForLargeEnoughNode() {
    // Given
    rollouts.createAndAwaitRunning(DEMO, RUNNING);
    user.apply(
        DEMO,
        RUNNING[0],
        RUNNING[1],
        "resources: {requests: {cpu: 2000}, limits: {cpu: 2000}}",
        "tolerations: [{key: large, operator: Exists}]");
    eventually(
        () ->
            assertThat(block().message().orElse(""))
                .contains("0 of 5 nodes", "demo-2", "less than 2k of cpu"));

    // When
    client
        .resource(
            new NodeBuilder()
                .withNewMetadata()
                .withName("large")
                .addToLabels("kubernetes.io/hostname", "large")
                .endMetadata()
                .withNewSpec()
                .addNewTaint()
                .withKey("large")
                .withEffect("NoSchedule")
                .endTaint()
                .endSpec()
                .build())
        .create();
    try {
      eventually(() -> assertThat(raiseCpuIfReady("large")).isTrue());

      // Then
      rollouts.awaitRolledOut(DEMO);
    } finally {
      user.delete(DEMO);
      eventually(() -> assertThat(user.pods(DEMO)).isEmpty());
      client.nodes().withName("large").delete();
    }
  }

  private void label(String node, @Nullable String value) {
    client
        .nodes()
        .withName(node)
        .edit(
            found ->
                new NodeBuilder(found)
                    .editMetadata()
                    .removeFromLabels("use")
                    .addToLabels(value == null ? Map.of() : Map.of("use", value))
                    .endMetadata()
                    .build());
  }

  /** Raises the CPU capacity once the node is ready, since its status is no longer updated then. */
  private boolean raiseCpuIfReady(String name) {
    Node node = client.nodes().withName(name).get();
    if (node.getStatus().getConditions().stream()
        .noneMatch(each -> each.getType().equals("Ready") && each.getStatus().equals("True"))) {
      return false;
    }
    node.getStatus().getAllocatable().put("cpu", new Quantity("10k"));
    client.resource(node).updateStatus();
    return true;
  }

  private RolloutBlock block() {
    Optional<RolloutBlock> block = rollouts.rolloutStatus(DEMO).flatMap(RolloutStatus::blockedBy);
    assertThat(block).isPresent();
    return block.get();
  }

  private static List<AuditEntry> nodeRequests(AuditLog log, Instant begin) {
    return log.byUser(ControlPlane.OPERATOR)
        .since(begin)
        .filter(request -> request.resource().equals("nodes"))
        .entries();
  }
}
