package io.streambus.operator.diagnostics;

import static io.streambus.operator.diagnostics.PodScene.LATER;
import static io.streambus.operator.diagnostics.PodScene.START;
import static io.streambus.operator.diagnostics.PodScene.claim;
import static io.streambus.operator.diagnostics.PodScene.container;
import static io.streambus.operator.diagnostics.PodScene.pod;
import static io.streambus.operator.diagnostics.PodScene.sentence;
import static io.streambus.operator.diagnostics.PodScene.unbound;
import static io.streambus.operator.diagnostics.PodScene.unscheduled;
import static io.streambus.operator.diagnostics.PodScene.view;
import static org.assertj.core.api.Assertions.assertThat;

import io.streambus.operator.kubernetes.BrokerClaim;
import io.streambus.operator.kubernetes.BrokerPod;
import io.streambus.operator.kubernetes.BrokerPod.Ended;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * If one of these failed, a person would have to find out by hand which volume keeps a broker from
 * starting, or would repair one that does not.
 */
class VolumeDiagnosisTest {

  @Test
  void aBrokerThatLostItsRaftVolumeIsToldWithTheNextStep() {
    // Given
    BrokerPod panicked =
        pod(container("broker", Optional.empty(), Optional.of(new Ended(2, "Error"))));
    List<BrokerClaim> claims =
        List.of(
            claim("raft", 0, START),
            claim("raft", 1, LATER),
            claim("raft", 2, START.plusSeconds(9)));

    // Then
    assertThat(sentence(panicked, claims))
        .contains("the broker's Raft log does not fit")
        .endsWith(
            "; its Raft volume raft-demo-1 was made anew at 2026-01-01T01:00:00Z, after those of"
                + " the others, so its log is empty: restart the broker that leads");
  }

  @Test
  void aRaftPanicOverVolumesOfOneAgeDoesNotBlameAVolume() {
    // Given
    BrokerPod panicked =
        pod(container("broker", Optional.empty(), Optional.of(new Ended(2, "Error"))));

    // Then
    assertThat(sentence(panicked, List.of(claim("raft", 0, START), claim("raft", 1, START))))
        .doesNotContain("made anew")
        .endsWith("if its Raft volume was emptied, restart the broker that leads");
  }

  @ParameterizedTest
  @CsvSource({"0, 'demo-0, which leads'", "1, the broker that leads"})
  void theLeaderToRestartIsNamedUnlessItIsTheBrokerThatDies(int leader, String named) {
    // Given
    BrokerPod panicked =
        pod(container("broker", Optional.empty(), Optional.of(new Ended(2, "Error"))));

    // Then
    assertThat(new RaftVolume(panicked, view(panicked, List.of(), OptionalInt.of(leader))).hint())
        .endsWith("restart " + named);
  }

  @Test
  void aClaimWithoutAVolumeIsNamedWithItsClass() {
    // Given
    BrokerPod pending =
        unscheduled(
            "0/5 nodes are available: pod has unbound immediate PersistentVolumeClaims.", START);
    List<BrokerClaim> claims =
        List.of(
            unbound("data", 1).storageClass("fast").build(),
            unbound("data", 0).build(),
            unbound("raft", 1).build());

    // Then
    assertThat(sentence(pending, claims))
        .endsWith(
            "; no volume for claim data-demo-1 of class fast, raft-demo-1 of no class, as there is"
                + " no default one; see kubectl describe pvc -n shop");
  }

  @Test
  void claimsThatWaitForANodeAreNotBlamedForTheLackOfOne() {
    assertThat(
            sentence(
                unscheduled("0/5 nodes are available: 5 Insufficient cpu.", START),
                List.of(unbound("data", 1).build())))
        .doesNotContain("data-demo-1");
  }
}
