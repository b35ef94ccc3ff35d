package io.streambus.operator.diagnostics;

import static io.streambus.operator.diagnostics.PodFixtures.LATER;
import static io.streambus.operator.diagnostics.PodFixtures.START;
import static io.streambus.operator.diagnostics.PodFixtures.boundClaim;
import static io.streambus.operator.diagnostics.PodFixtures.container;
import static io.streambus.operator.diagnostics.PodFixtures.messageWithClaims;
import static io.streambus.operator.diagnostics.PodFixtures.observed;
import static io.streambus.operator.diagnostics.PodFixtures.pod;
import static io.streambus.operator.diagnostics.PodFixtures.unboundClaim;
import static io.streambus.operator.diagnostics.PodFixtures.unscheduledPod;
import static org.assertj.core.api.Assertions.assertThat;

import io.streambus.operator.kubernetes.BrokerClaim;
import io.streambus.operator.kubernetes.BrokerPod;
import io.streambus.operator.kubernetes.BrokerPod.Termination;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Guarantees that users learn which volume prevents a broker from starting, and do not repair a
 * different one.
 */
class VolumeDiagnosisTest {

  @Test
  void lostRaftVolumeIsReportedWithNextStep() {
    // Given
    BrokerPod panicked =
        pod(container("broker", Optional.empty(), Optional.of(new Termination(2, "Error"))));
    List<BrokerClaim> claims =
        List.of(
            boundClaim("raft", 0, START),
            boundClaim("raft", 1, LATER),
            boundClaim("raft", 2, START.plusSeconds(9)));

    // Then
    assertThat(messageWithClaims(panicked, claims))
        .contains("the Raft log of the broker does not match")
        .endsWith(
            "; its Raft volume raft-demo-1 was recreated at 2026-01-01T01:00:00Z, after those of"
                + " the other brokers, so its Raft log is empty; restart the leader");
  }

  @Test
  void raftPanicWithVolumesOfSameAgeNamesNoVolume() {
    // Given
    BrokerPod panicked =
        pod(container("broker", Optional.empty(), Optional.of(new Termination(2, "Error"))));

    // Then
    assertThat(
            messageWithClaims(
                panicked, List.of(boundClaim("raft", 0, START), boundClaim("raft", 1, START))))
        .doesNotContain("recreated")
        .endsWith("if its Raft volume was emptied, restart the leader");
  }

  @ParameterizedTest
  @CsvSource({"0, demo-0 (the leader)", "1, the leader"})
  void leaderIsNamedUnlessItIsTheCrashingBroker(int leader, String expected) {
    // Given
    BrokerPod panicked =
        pod(container("broker", Optional.empty(), Optional.of(new Termination(2, "Error"))));

    // Then
    assertThat(
            new VolumeDiagnosis(panicked, observed(panicked, List.of()), OptionalInt.of(leader))
                .raftHint())
        .endsWith("restart " + expected);
  }

  @Test
  void unboundClaimIsNamedWithStorageClass() {
    // Given
    BrokerPod pending =
        unscheduledPod(
            "0/5 nodes are available: pod has unbound immediate PersistentVolumeClaims.", START);
    List<BrokerClaim> claims =
        List.of(
            unboundClaim("data", 1).storageClass("fast").build(),
            unboundClaim("data", 0).build(),
            unboundClaim("raft", 1).build());

    // Then
    assertThat(messageWithClaims(pending, claims))
        .endsWith(
            "; PersistentVolumeClaims not bound (see kubectl describe pvc -n shop): data-demo-1"
                + " (StorageClass fast), raft-demo-1 (no StorageClass, and no default exists; make"
                + " one the default)");
  }

  @Test
  void claimsWaitingForNodeAreNotReported() {
    assertThat(
            messageWithClaims(
                unscheduledPod("0/5 nodes are available: 5 Insufficient cpu.", START),
                List.of(unboundClaim("data", 1).build())))
        .doesNotContain("data-demo-1");
  }
}
