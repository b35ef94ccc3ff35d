package io.streambus.operator.diagnostics;

import static io.streambus.operator.diagnostics.PodScene.LATER;
import static io.streambus.operator.diagnostics.PodScene.START;
import static io.streambus.operator.diagnostics.PodScene.container;
import static io.streambus.operator.diagnostics.PodScene.find;
import static io.streambus.operator.diagnostics.PodScene.pod;
import static io.streambus.operator.diagnostics.PodScene.told;
import static io.streambus.operator.diagnostics.PodScene.unscheduled;
import static io.streambus.operator.diagnostics.PodScene.waiting;
import static org.assertj.core.api.Assertions.assertThat;

import io.streambus.operator.kubernetes.BrokerPod;
import io.streambus.operator.kubernetes.BrokerPod.Ended;
import io.streambus.operator.kubernetes.BrokerPod.PodCondition;
import io.streambus.operator.kubernetes.BrokerPod.StatusReason;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * If one of these failed, a person would have to find out by hand that a broker waits for a node,
 * and which, or would hear of it while the node only does its usual work.
 */
class NodeDiagnosisTest {

  @Test
  void aSchedulerThatFindsNoNodeIsQuotedAfterAWhile() {
    // Given
    BrokerPod pending = unscheduled("0/5 nodes are available: 5 Insufficient cpu.", START);

    // When
    Diagnosis diagnosis = find(pending, List.of()).orElseThrow();

    // Then
    assertThat(diagnosis.sentence())
        .isEqualTo(
            "demo-1: no node takes it (Unschedulable): 0/5 nodes are available: 5 Insufficient"
                + " cpu.");
    assertThat(diagnosis.isDue(START.plusSeconds(14))).isFalse();
    assertThat(diagnosis.isDue(START.plusSeconds(15))).isTrue();
  }

  @Test
  void aTimeInTheFutureCountsAsNow() {
    BrokerPod pending = unscheduled("0/5 nodes are available", LATER.plusSeconds(500));

    assertThat(find(pending, List.of()).orElseThrow().due()).isEqualTo(LATER.plusSeconds(15));
  }

  @Test
  void aNodeThatPreparesForLongIsAskedAbout() {
    // Given
    BrokerPod preparing =
        pod(waiting("broker", "ContainerCreating", ""))
            .withNode("node-2")
            .withConditions(Map.of(BrokerPod.SCHEDULED, new PodCondition(true, "", "", START)));

    // When
    Diagnosis diagnosis = find(preparing, List.of()).orElseThrow();

    // Then
    assertThat(diagnosis.sentence())
        .isEqualTo("demo-1: node node-2 does not get its volumes, its network or its images ready");
    assertThat(diagnosis.subject().map(subject -> subject.uid())).contains("uid-1");
    assertThat(diagnosis.isDue(START.plusSeconds(59))).isFalse();
    assertThat(diagnosis.isDue(START.plusSeconds(60))).isTrue();
  }

  @Test
  void aPodThatDoesNotGoNamesItsNode() {
    // Given
    BrokerPod going =
        pod()
            .terminating(true)
            .node("node-3")
            .putConditions(BrokerPod.READY, new PodCondition(false, "", "", START))
            .build();

    // When
    Diagnosis diagnosis = find(going, List.of()).orElseThrow();

    // Then
    assertThat(diagnosis.sentence()).contains("node node-3", "delete that node");
    assertThat(diagnosis.isDue(START.plusSeconds(119))).isFalse();
    assertThat(diagnosis.isDue(START.plusSeconds(120))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void anEvictedPodIsToldInTheWordsOfItsNodeAndNotByTheEndOfItsContainers(boolean going) {
    // Given
    BrokerPod evicted =
        pod()
            .phase("Failed")
            .terminating(going)
            .node("node-3")
            .statusReason(new StatusReason("Evicted", "The node was low on resource: memory. "))
            .addContainers(
                container("broker", Optional.empty(), Optional.of(new Ended(1, "Error"))))
            .build();

    // Then
    assertThat(told(evicted))
        .isEqualTo(
            "demo-1: node node-3 has evicted it: The node was low on resource: memory.; raise the"
                + " requests in spec.resources, or make room on the node");
  }

  @Test
  void whateverElseANodeEndsAPodForIsTold() {
    assertThat(
            told(
                pod()
                    .phase("Failed")
                    .node("node-3")
                    .statusReason(new StatusReason("NodeShutdown", ""))
                    .build()))
        .isEqualTo("demo-1: node node-3 has ended it (NodeShutdown); Kubernetes makes another one");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aPodWhoseNodeReportsNoMoreIsToldWithTheNode(boolean going) {
    // Given
    BrokerPod lost =
        pod()
            .phase("Running")
            .terminating(going)
            .node("node-3")
            .putConditions(BrokerPod.READY, new PodCondition(false, "", "", LATER))
            .putConditions(BrokerPod.CONTAINERS_READY, new PodCondition(true, "", "", START))
            .build();

    // Then
    assertThat(told(lost))
        .isEqualTo(
            "demo-1: node node-3 is lost, so nobody knows whether it runs; bring the node back, or"
                + " delete it if it is gone for good");
    assertThat(told(pod().statusReason(new StatusReason("NodeLost", "")).build()))
        .startsWith("demo-1: its node is lost");
  }

  @Test
  void aPodThatWaitsForTheReadinessGateOfSomebodyElseHasItsNode() {
    // Given
    BrokerPod waiting =
        pod()
            .phase("Running")
            .node("node-3")
            .putConditions(
                BrokerPod.READY, new PodCondition(false, "ReadinessGatesNotReady", "", START))
            .putConditions(BrokerPod.CONTAINERS_READY, new PodCondition(true, "", "", START))
            .build();

    // Then
    assertThat(told(waiting)).doesNotContain("lost");
  }
}
