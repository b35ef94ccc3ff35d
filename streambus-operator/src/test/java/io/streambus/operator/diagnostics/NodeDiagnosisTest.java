package io.streambus.operator.diagnostics;

import static io.streambus.operator.diagnostics.PodFixtures.LATER;
import static io.streambus.operator.diagnostics.PodFixtures.START;
import static io.streambus.operator.diagnostics.PodFixtures.container;
import static io.streambus.operator.diagnostics.PodFixtures.diagnose;
import static io.streambus.operator.diagnostics.PodFixtures.messageOf;
import static io.streambus.operator.diagnostics.PodFixtures.pod;
import static io.streambus.operator.diagnostics.PodFixtures.unscheduledPod;
import static io.streambus.operator.diagnostics.PodFixtures.waitingContainer;
import static org.assertj.core.api.Assertions.assertThat;

import io.streambus.operator.kubernetes.BrokerPod;
import io.streambus.operator.kubernetes.BrokerPod.PodCondition;
import io.streambus.operator.kubernetes.BrokerPod.StatusReason;
import io.streambus.operator.kubernetes.BrokerPod.Termination;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Guarantees that users learn that a broker waits for a node, and which one, but not while the node
 * only does its usual work.
 */
class NodeDiagnosisTest {

  @Test
  void schedulerMessageIsQuotedAfterGracePeriod() {
    // Given
    BrokerPod pending = unscheduledPod("0/5 nodes are available: 5 Insufficient cpu.", START);

    // When
    Diagnosis diagnosis = diagnose(pending, List.of()).orElseThrow();

    // Then
    assertThat(diagnosis.text())
        .isEqualTo(
            "demo-1: cannot be scheduled (Unschedulable): 0/5 nodes are available: 5 Insufficient"
                + " cpu.");
    assertThat(diagnosis.isDue(START.plusSeconds(14))).isFalse();
    assertThat(diagnosis.isDue(START.plusSeconds(15))).isTrue();
  }

  @Test
  void futureTimeCountsAsNow() {
    BrokerPod pending = unscheduledPod("0/5 nodes are available", LATER.plusSeconds(500));

    assertThat(diagnose(pending, List.of()).orElseThrow().due()).isEqualTo(LATER.plusSeconds(15));
  }

  @Test
  void slowPodPreparationIsReportedWithEvents() {
    // Given
    BrokerPod preparing =
        pod(waitingContainer("broker", "ContainerCreating", ""))
            .withNodeName("node-2")
            .withConditions(Map.of(BrokerPod.SCHEDULED, new PodCondition(true, "", "", START)));

    // When
    Diagnosis diagnosis = diagnose(preparing, List.of()).orElseThrow();

    // Then
    assertThat(diagnosis.text())
        .isEqualTo(
            "demo-1: node node-2 has not prepared the volumes, network or images of the pod");
    assertThat(diagnosis.involvedObject().map(subject -> subject.uid())).contains("uid-1");
    assertThat(diagnosis.isDue(START.plusSeconds(59))).isFalse();
    assertThat(diagnosis.isDue(START.plusSeconds(60))).isTrue();
  }

  @Test
  void stuckTerminatingPodNamesItsNode() {
    // Given
    BrokerPod terminating =
        pod()
            .terminating(true)
            .nodeName("node-3")
            .putConditions(BrokerPod.READY, new PodCondition(false, "", "", START))
            .build();

    // When
    Diagnosis diagnosis = diagnose(terminating, List.of()).orElseThrow();

    // Then
    assertThat(diagnosis.text()).contains("node node-3", "delete the node");
    assertThat(diagnosis.isDue(START.plusSeconds(119))).isFalse();
    assertThat(diagnosis.isDue(START.plusSeconds(120))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void evictionQuotesNodeInsteadOfContainerExit(boolean terminating) {
    // Given
    BrokerPod evicted =
        pod()
            .phase("Failed")
            .terminating(terminating)
            .nodeName("node-3")
            .statusReason(new StatusReason("Evicted", "The node was low on resource: memory. "))
            .addContainers(
                container("broker", Optional.empty(), Optional.of(new Termination(1, "Error"))))
            .build();

    // Then
    assertThat(messageOf(evicted))
        .isEqualTo(
            "demo-1: evicted by node node-3: The node was low on resource: memory.; raise the"
                + " requests in spec.resources, or free up resources on the node");
  }

  @Test
  void otherTerminationByNodeIsReported() {
    assertThat(
            messageOf(
                pod()
                    .phase("Failed")
                    .nodeName("node-3")
                    .statusReason(new StatusReason("NodeShutdown", ""))
                    .build()))
        .isEqualTo(
            "demo-1: terminated by node node-3 (NodeShutdown); Kubernetes creates a replacement");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void podOnLostNodeNamesItsNode(boolean terminating) {
    // Given
    BrokerPod lost =
        pod()
            .phase("Running")
            .terminating(terminating)
            .nodeName("node-3")
            .putConditions(BrokerPod.READY, new PodCondition(false, "", "", LATER))
            .putConditions(BrokerPod.CONTAINERS_READY, new PodCondition(true, "", "", START))
            .build();

    // Then
    assertThat(messageOf(lost))
        .isEqualTo(
            "demo-1: node node-3 is lost, so the state of the pod is unknown; restore the node, or"
                + " delete it if it is permanently lost");
    assertThat(messageOf(pod().statusReason(new StatusReason("NodeLost", "")).build()))
        .startsWith("demo-1: its node is lost");
  }

  @Test
  void unmetReadinessGateIsNotALostNode() {
    // Given
    BrokerPod waiting =
        pod()
            .phase("Running")
            .nodeName("node-3")
            .putConditions(
                BrokerPod.READY, new PodCondition(false, "ReadinessGatesNotReady", "", START))
            .putConditions(BrokerPod.CONTAINERS_READY, new PodCondition(true, "", "", START))
            .build();

    // Then
    assertThat(messageOf(waiting)).doesNotContain("lost");
  }
}
