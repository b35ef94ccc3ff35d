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
import io.streambus.operator.kubernetes.ClusterNode;
import io.streambus.operator.kubernetes.Leader;
import io.streambus.operator.kubernetes.NodeList;
import io.streambus.operator.rollout.RolloutScenario;
import io.streambus.testkit.simulation.Request;
import io.streambus.testkit.simulation.Verb;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * If one of these failed, a roll would take a broker down whose pod fits nowhere, or would wait for
 * a node where none is needed, or would ask for nodes all the time.
 */
class NodeFitTest {

  private static final ClusterNode CORDONED =
      new ClusterNode("a", ImmutableMap.of(), true, ImmutableList.of(), ImmutableMap.of());
  private static final ClusterNode ROOMY =
      new ClusterNode(
          "b",
          ImmutableMap.of(),
          false,
          ImmutableList.of(),
          ImmutableMap.of("cpu", new Quantity("64"), "memory", new Quantity("256Gi")));

  private final OperatorScenario scenario = OperatorScenario.running();
  private final RolloutScenario roll = new RolloutScenario(scenario);

  @BeforeEach
  void waitUntilTheBrokersHaveSettled() {
    scenario.operator.runFor(Duration.ofMinutes(1));
  }

  @Test
  void aRollWaitsForANodeAndGoesOnWithinAMinuteOnceThereIsOne() {
    // Given
    nodes(CORDONED, CORDONED);

    // When
    roll.reconfigure();
    scenario.operator.runFor(Duration.ofMinutes(5));

    // Then
    assertThat(roll.deletedPods()).isEmpty();
    RolloutBlock block = roll.status().blockedBy().orElseThrow();
    assertThat(block.predicate()).isEqualTo("no-node-fits");
    assertThat(block.pod()).contains("demo-2");
    assertThat(block.message().orElse(""))
        .startsWith("0 of 2 nodes could take demo-2: 2 are cordoned; change the spec");
    assertThat(looks()).isEqualTo(1 + 5);

    // When
    nodes(CORDONED, ROOMY);
    scenario.operator.runFor(Duration.ofMinutes(1));

    // Then
    assertThat(roll.deletedPods()).startsWith("demo-2");

    // When
    scenario.operator.settle();

    // Then
    assertThat(scenario.status().updatedReplicas()).contains(3);
    assertThat(scenario.status().rollout()).isEmpty();
  }

  @Test
  void whatIsShownStaysWhileTheBrokersAreAskedAgain() {
    // Given
    nodes(CORDONED);
    roll.reconfigure();
    scenario.operator.runFor(Duration.ofSeconds(30));
    RolloutBlock before = roll.status().blockedBy().orElseThrow();

    // When
    scenario.cluster.leaders().set(NAMESPACE, NAME, new Leader.Asking());
    scenario.operator.runFor(Duration.ofMinutes(2));
    scenario.cluster.leaders().set(NAMESPACE, NAME, new Leader.Known(0));
    touch("demo-1");
    scenario.operator.runFor(Duration.ofMinutes(2));

    // Then
    assertThat(roll.status().blockedBy()).contains(before);
    assertThat(scenario.cluster.statuses(NAMESPACE, NAME))
        .filteredOn(status -> status.rollout().isPresent())
        .allSatisfy(status -> assertThat(status.rollout().get().blockedBy()).contains(before));
  }

  @Test
  void aPersonMaySayThatANodeWillCome() {
    // Given
    nodes(CORDONED);
    roll.reconfigure();
    scenario.operator.runFor(Duration.ofSeconds(30));

    // When
    scenario.annotate("streambus.io/override-predicate", "no-node-fits=2030-01-01T00:00:00Z");
    scenario.operator.runFor(Duration.ofMinutes(5));

    // Then
    assertThat(roll.deletedPods()).containsExactly("demo-2", "demo-1", "demo-0");
    assertThat(looks()).isOne();
  }

  @Test
  void aBrokerThatIsBrokenAnywayIsHealedWithoutALook() {
    // Given
    scenario.cluster.pods().fail(NAMESPACE, "demo-1");
    scenario.operator.runFor(Duration.ofMinutes(1));
    nodes(CORDONED);

    // When
    roll.reconfigure();
    scenario.operator.runFor(Duration.ofMinutes(1));

    // Then
    assertThat(roll.deletedPods()).containsExactly("demo-1");
    assertThat(looks()).isZero();
  }

  @Test
  void aChangeInPlaceNeedsNoNode() {
    // Given
    nodes(CORDONED);

    // When
    scenario.changeSpec(spec -> spec.version("v0.6.9"));
    scenario.operator.settle();

    // Then
    assertThat(roll.patchedImages()).containsExactly("demo-2", "demo-1", "demo-0");
    assertThat(looks()).isZero();
  }

  @Test
  void aChangeInPlaceThatTheServerRefusesWaitsForANode() {
    // Given
    nodes(CORDONED);
    scenario.cluster.faults().next(1, Pod.class).reject(422, "images are fixed");

    // When
    scenario.changeSpec(spec -> spec.version("v0.6.9"));
    scenario.operator.runFor(Duration.ofSeconds(30));

    // Then
    assertThat(roll.deletedPods()).isEmpty();
    assertThat(roll.status().blockedBy().orElseThrow().predicate()).isEqualTo("no-node-fits");
  }

  @Test
  void whoCannotListNodesRollsAllTheSameAndSaysSo() {
    // Given
    scenario.cluster.nodes().set(new NodeList.Unknown("the nodes cannot be listed: 403"));

    // When
    roll.reconfigure();
    scenario.operator.settle();

    // Then
    assertThat(roll.deletedPods()).containsExactly("demo-2", "demo-1", "demo-0");
    assertThat(roll.messages("BrokerRestarted"))
        .hasSize(3)
        .allSatisfy(
            message ->
                assertThat(message)
                    .endsWith(
                        "another configuration; whether a node takes it is not known: the nodes"
                            + " cannot be listed: 403"));
  }

  @Test
  void clustersThatRollAtTheSameTimeShareALookAndOneAtRestTakesNone() {
    // Given
    for (String namespace : List.of("a", "b", "c")) {
      scenario.user.put(OperatorScenario.demo(namespace));
    }
    scenario.operator.settle();
    scenario.cluster.requests().clear();

    // When
    scenario.operator.runFor(Duration.ofMinutes(10));

    // Then
    assertThat(looks()).isZero();

    // When
    for (String namespace : List.of("a", "b", "c")) {
      scenario.user.changeSpec(
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
    assertThat(roll.deletedPods()).hasSize(9);
    assertThat(looks()).isBetween(1L, 3L);
  }

  private void nodes(ClusterNode... nodes) {
    scenario.cluster.nodes().set(new NodeList.Known(ImmutableList.copyOf(nodes), true));
  }

  /** Requests after nodes. */
  private long looks() {
    return scenario.cluster.requests().all().stream()
        .filter(request -> request.verb() == Verb.READ)
        .map(Request::object)
        .filter(object -> object.kind().equals("Node"))
        .count();
  }

  /** News that change nothing. */
  private void touch(String pod) {
    scenario.annotatePod(pod, "a", "b");
  }
}
