package io.streambus.operator.rollout.scheduling;

import static io.streambus.operator.fixture.NamespaceUser.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.streambus.api.RolloutBlock;
import io.streambus.api.RolloutRestart;
import io.streambus.api.RolloutStatus;
import io.streambus.operator.ImmutableOperatorOptions;
import io.streambus.operator.StreamBusOperator;
import io.streambus.operator.fixture.LimitedUser;
import io.streambus.operator.fixture.NamespaceUser;
import io.streambus.operator.rollout.RolloutProbe;
import io.streambus.testkit.controlplane.AuditEntry;
import io.streambus.testkit.controlplane.AuditLog;
import io.streambus.testkit.controlplane.ControlPlane;
import io.streambus.testkit.junit.ControlPlaneTest;
import io.streambus.testkit.junit.TestNamespace;
import io.streambus.testkit.junit.TestOperator;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Restarts and nodes under the real scheduler. If one of these failed, a spec that fits no node
 * would cost a broker, or one that fits would not be rolled.
 */
@ControlPlaneTest
class NodeFitIT {

  private static final String DEMO = "demo";
  private static final String[] RUNNING = {"replicas: 3", RolloutProbe.FAST};

  private KubernetesClient client;
  private NamespaceUser user;
  private RolloutProbe rollouts;

  @BeforeEach
  void meetTheUser(KubernetesClient client, TestNamespace namespace) {
    this.client = client;
    this.user = new NamespaceUser(client, namespace);
    this.rollouts = new RolloutProbe(user);
  }

  @Test
  void aSpecThatFitsNoNodeCostsNoBrokerAndAGoodOneIsRolled(AuditLog log) {
    // Given
    rollouts.running(DEMO, RUNNING);
    List<String> before = rollouts.uids(DEMO);
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
              .isEqualTo(
                  "0 of 5 nodes could take demo-2: 5 have no label disk=none (nodeSelector);"
                      + " change the spec or the nodes, or, where nodes are made on demand,"
                      + " override no-node-fits");
        });
    assertThat(rollouts.uids(DEMO)).isEqualTo(before);
    assertThat(user.cluster(DEMO).getStatus().readyReplicas()).contains(3);
    assertThat(looks(log, change)).hasSizeBetween(1, 2);

    // When
    user.apply(DEMO, RUNNING[0], RUNNING[1], "nodeSelector: {kubernetes.io/os: linux}");

    // Then
    rollouts.rolled(DEMO);
    assertThat(rollouts.uids(DEMO)).doesNotContainAnyElementsOf(before);
  }

  @Test
  void aNodeThatGetsTheLabelLetsTheRollGoOn() {
    // Given
    String label = user.namespace().name();
    rollouts.running(DEMO, RUNNING);
    user.apply(DEMO, RUNNING[0], RUNNING[1], "nodeSelector: {use: %s}".formatted(label));
    eventually(() -> assertThat(block().predicate()).isEqualTo("no-node-fits"));

    // When
    label("node-1", label);
    try {

      // Then
      rollouts.rolled(DEMO);
      assertThat(user.pods(DEMO))
          .allSatisfy(pod -> assertThat(pod.getSpec().getNodeName()).isEqualTo("node-1"));
    } finally {
      label("node-1", null);
    }
  }

  @Test
  void requestsThatFitNoNodeWaitUntilOneWithRoomAppears() {
    // Given
    rollouts.running(DEMO, RUNNING);
    user.apply(
        DEMO,
        RUNNING[0],
        RUNNING[1],
        "resources: {requests: {cpu: 2000}, limits: {cpu: 2000}}",
        "tolerations: [{key: huge, operator: Exists}]");
    eventually(
        () ->
            assertThat(block().message().orElse(""))
                .startsWith("0 of 5 nodes could take demo-2: 5 have less than 2k of cpu"));

    // When
    client
        .resource(
            new NodeBuilder()
                .withNewMetadata()
                .withName("huge")
                .addToLabels("kubernetes.io/hostname", "huge")
                .endMetadata()
                .withNewSpec()
                .addNewTaint()
                .withKey("huge")
                .withEffect("NoSchedule")
                .endTaint()
                .endSpec()
                .build())
        .create();
    try {
      eventually(() -> assertThat(enlarged("huge")).isTrue());

      // Then
      rollouts.rolled(DEMO);
    } finally {
      user.delete(DEMO);
      eventually(() -> assertThat(user.pods(DEMO)).isEmpty());
      client.nodes().withName("huge").delete();
    }
  }

  @Test
  void anOperatorThatMayNotListNodesRollsAndSaysSo(ControlPlane plane, TestOperator operator) {
    // Given
    operator.stop();
    LimitedUser limited = LimitedUser.create(client, plane);
    limited.mayWatchDefinitions();
    try (KubernetesClient theirs = limited.client();
        StreamBusOperator own =
            StreamBusOperator.start(
                theirs,
                ImmutableOperatorOptions.builder()
                    .addNamespaces(user.namespace().name())
                    .build())) {
      rollouts.running(DEMO, RUNNING);

      // When
      user.apply(DEMO, RUNNING[0], RUNNING[1], "config: {logLevel: warn}");

      // Then
      eventually(
          () ->
              assertThat(rollouts.status(DEMO).stream())
                  .flatExtracting(RolloutStatus::restarts)
                  .isNotEmpty()
                  .extracting(RolloutRestart::reason)
                  .allSatisfy(
                      reason ->
                          assertThat(reason.orElse(""))
                              .contains("give the operator the verb list on nodes")));
      rollouts.rolled(DEMO);
      assertThat(own.isHealthy()).isTrue();
    } finally {
      limited.delete();
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

  /** Once a node is ready, it is left as it is. */
  private boolean enlarged(String name) {
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
    Optional<RolloutBlock> block = rollouts.status(DEMO).flatMap(RolloutStatus::blockedBy);
    assertThat(block).isPresent();
    return block.get();
  }

  private static List<AuditEntry> looks(AuditLog log, Instant begin) {
    return log.by(ControlPlane.OPERATOR)
        .since(begin)
        .where(request -> request.resource().equals("nodes"))
        .entries();
  }
}
