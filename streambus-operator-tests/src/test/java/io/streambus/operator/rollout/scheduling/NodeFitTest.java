package io.streambus.operator.rollout.scheduling;

import static io.streambus.operator.fixture.OperatorScenario.NAME;
import static io.streambus.operator.fixture.OperatorScenario.NAMESPACE;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Quantity;
import io.streambus.api.RolloutBlock;
import io.streambus.api.StreamBusClusterSpec;
import io.streambus.api.spec.ConfigSpec;
import io.streambus.operator.fixture.OperatorScenario;
import io.streambus.operator.kubernetes.Leader;
import io.streambus.operator.kubernetes.NodeList;
import io.streambus.operator.kubernetes.NodeList.ClusterNode;
import io.streambus.operator.rollout.RolloutScenario;
import io.streambus.testkit.simulation.Request;
import io.streambus.testkit.simulation.Request.Verb;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Guarantees that a rollout stops no broker whose pod fits no node, waits for a node only if it
 * needs one, and does not list nodes excessively.
 */
class NodeFitTest {

  private static final ClusterNode CORDONED =
      new ClusterNode("a", ImmutableMap.of(), true, ImmutableList.of(), ImmutableMap.of());
  private static final ClusterNode LARGE =
      new ClusterNode(
          "b",
          ImmutableMap.of(),
          false,
          ImmutableList.of(),
          ImmutableMap.of("cpu", new Quantity("64"), "memory", new Quantity("256Gi")));

  private final OperatorScenario scenario = OperatorScenario.running();
  private final RolloutScenario rollout = new RolloutScenario(scenario);

  @BeforeEach
  void letBrokersSettle() {
    scenario.operator.runFor(Duration.ofMinutes(1));
  }

  @Test
  void rolloutWaitsForFittingNodeAndResumesWithinOneMinute() {
    // Given
    setNodes(CORDONED, CORDONED);

    // When
    rollout.changeConfig();
    scenario.operator.runFor(Duration.ofMinutes(5));

    // Then
    assertThat(rollout.deletedPods()).isEmpty();
    RolloutBlock block = rollout.status().blockedBy().orElseThrow();
    assertThat(block.predicate()).isEqualTo("no-node-fits");
    assertThat(block.pod()).contains("demo-2");
    assertThat(block.message().orElse("")).contains("0 of 2 nodes", "demo-2", "2 are cordoned");
    assertThat(nodeRequests()).isEqualTo(1 + 5);

    // When
    setNodes(CORDONED, LARGE);
    scenario.operator.runFor(Duration.ofMinutes(1));

    // Then
    assertThat(rollout.deletedPods()).startsWith("demo-2");

    // When
    scenario.operator.settle();

    // Then
    assertThat(scenario.status().updatedReplicas()).contains(3);
    assertThat(scenario.status().rollout()).isEmpty();
  }

  @Test
  void reportedBlockIsStableDuringLeaderLookups() {
    // Given
    setNodes(CORDONED);
    rollout.changeConfig();
    scenario.operator.runFor(Duration.ofSeconds(30));
    RolloutBlock before = rollout.status().blockedBy().orElseThrow();

    // When
    scenario.cluster.leaders().set(NAMESPACE, NAME, new Leader.Pending());
    scenario.operator.runFor(Duration.ofMinutes(2));
    scenario.cluster.leaders().set(NAMESPACE, NAME, new Leader.Known(0));
    sendIrrelevantUpdate("demo-1");
    scenario.operator.runFor(Duration.ofMinutes(2));

    // Then
    assertThat(rollout.status().blockedBy()).contains(before);
    assertThat(scenario.cluster.statuses(NAMESPACE, NAME))
        .filteredOn(status -> status.rollout().isPresent())
        .allSatisfy(status -> assertThat(status.rollout().get().blockedBy()).contains(before));
  }

  @Test
  void overrideSkipsNodeFitCheck() {
    // Given
    setNodes(CORDONED);
    rollout.changeConfig();
    scenario.operator.runFor(Duration.ofSeconds(30));

    // When
    scenario.annotate("streambus.io/override-predicate", "no-node-fits=2030-01-01T00:00:00Z");
    scenario.operator.runFor(Duration.ofMinutes(5));

    // Then
    assertThat(rollout.deletedPods()).containsExactly("demo-2", "demo-1", "demo-0");
    assertThat(nodeRequests()).isOne();
  }

  @Test
  void failedBrokerIsReplacedWithoutNodeFitCheck() {
    // Given
    scenario.cluster.pods().crashLoop(NAMESPACE, "demo-1");
    scenario.operator.runFor(Duration.ofMinutes(1));
    setNodes(CORDONED);

    // When
    rollout.changeConfig();
    scenario.operator.runFor(Duration.ofMinutes(1));

    // Then
    assertThat(rollout.deletedPods()).containsExactly("demo-1");
    assertThat(nodeRequests()).isZero();
  }

  @Test
  void inPlaceUpdateNeedsNoNodeFitCheck() {
    // Given
    setNodes(CORDONED);

    // When
    scenario.changeSpec(spec -> spec.version("v0.6.9"));
    scenario.operator.settle();

    // Then
    assertThat(rollout.patchedPods()).containsExactly("demo-2", "demo-1", "demo-0");
    assertThat(nodeRequests()).isZero();
  }

  @Test
  void rejectedInPlaceUpdateWaitsForFittingNode() {
    // Given
    setNodes(CORDONED);
    scenario.cluster.faults().nextWrites(1, Pod.class).reject(422, "images are fixed");

    // When
    scenario.changeSpec(spec -> spec.version("v0.6.9"));
    scenario.operator.runFor(Duration.ofSeconds(30));

    // Then
    assertThat(rollout.deletedPods()).isEmpty();
    assertThat(rollout.status().blockedBy().orElseThrow().predicate()).isEqualTo("no-node-fits");
  }

  @Test
  void unlistableNodesDoNotBlockRolloutAndAreReported() {
    // Given
    scenario.cluster.nodes().set(new NodeList.Unknown("cannot list nodes: 403"));

    // When
    rollout.changeConfig();
    scenario.operator.settle();

    // Then
    assertThat(rollout.deletedPods()).containsExactly("demo-2", "demo-1", "demo-0");
    assertThat(rollout.eventMessages("BrokerRestarted"))
        .hasSize(3)
        .allSatisfy(
            message -> assertThat(message).contains("configuration", "cannot list nodes: 403"));
  }

  @Test
  void concurrentRolloutsShareNodeListAndIdleClustersRequestNone() {
    // Given
    for (String namespace : List.of("a", "b", "c")) {
      scenario.user.createOrReplace(OperatorScenario.demo(namespace));
    }
    scenario.operator.settle();
    scenario.cluster.requests().clear();

    // When
    scenario.operator.runFor(Duration.ofMinutes(10));

    // Then
    assertThat(nodeRequests()).isZero();

    // When
    for (String namespace : List.of("a", "b", "c")) {
      scenario.user.editSpec(
          namespace,
          NAME,
          spec ->
              StreamBusClusterSpec.builder()
                  .from(spec)
                  .config(ConfigSpec.builder().logLevel("debug").build())
                  .build());
    }
    scenario.operator.settle();

    // Then
    assertThat(rollout.deletedPods()).hasSize(9);
    assertThat(nodeRequests()).isBetween(1L, 3L);
  }

  private void setNodes(ClusterNode... nodes) {
    scenario.cluster.nodes().set(new NodeList.Known(ImmutableList.copyOf(nodes), true));
  }

  private long nodeRequests() {
    return scenario.cluster.requests().all().stream()
        .filter(request -> request.verb() == Verb.READ)
        .map(Request::object)
        .filter(object -> object.kind().equals("Node"))
        .count();
  }

  private void sendIrrelevantUpdate(String pod) {
    scenario.annotatePod(pod, "a", "b");
  }
}
