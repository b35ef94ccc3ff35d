package io.streambus.testkit.invariants;

import static io.streambus.testkit.invariants.Actor.CONTROLLERS;
import static io.streambus.testkit.invariants.Actor.OPERATOR;
import static io.streambus.testkit.invariants.Actor.USERS;
import static org.assertj.core.api.Assertions.assertThat;

import io.streambus.testkit.invariants.Invariant.Violation;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Guarantees that the checker detects every kind of violation, and reports nothing else. */
class InvariantCheckerTest {

  @Nested
  class OneBrokerAtATimeRule {

    @Test
    void allowsRollingRestart() {
      HistoryBuilder historyBuilder = HistoryBuilder.of(3);
      for (int ordinal = 2; ordinal >= 0; ordinal--) {
        historyBuilder.podDeleted(OPERATOR, ordinal).podStarted(ordinal).podServing(ordinal);
      }
      assertThat(historyBuilder.violations()).isEmpty();
    }

    @Test
    void allowsRollingInPlaceUpdate() {
      HistoryBuilder historyBuilder = HistoryBuilder.of(3);
      for (int ordinal = 2; ordinal >= 0; ordinal--) {
        historyBuilder.imageChanged(OPERATOR, ordinal).podServing(ordinal);
      }
      assertThat(historyBuilder.violations()).isEmpty();
    }

    @Test
    void detectsSecondDeletionBeforeFirstBrokerIsServing() {
      assertDetected(
          HistoryBuilder.of(5).podDeleted(OPERATOR, 4).podStarted(4).podDeleted(OPERATOR, 3),
          Invariant.ONE_BROKER_AT_A_TIME);
    }

    @Test
    void detectsSecondImageChangeBeforeFirstBrokerIsServing() {
      assertDetected(
          HistoryBuilder.of(5).imageChanged(OPERATOR, 4).imageChanged(OPERATOR, 3),
          Invariant.ONE_BROKER_AT_A_TIME);
    }

    @Test
    void allowsDeletionWhileBrokerDeletedByUserIsDown() {
      assertThat(HistoryBuilder.of(5).podDeleted(USERS, 4).podDeleted(OPERATOR, 3).violations())
          .isEmpty();
    }

    @Test
    void ignoresDisruptionsByUsers() {
      assertThat(
              HistoryBuilder.of(3)
                  .podDeleted(USERS, 0)
                  .podDeleted(USERS, 1)
                  .imageChanged(USERS, 2)
                  .violations())
          .isEmpty();
    }

    @Test
    void allowsDeletionOfUnhealthyBrokers() {
      assertThat(
              HistoryBuilder.of(5)
                  .podFailed(3)
                  .podFailed(4)
                  .podDeleted(OPERATOR, 3)
                  .podStarted(3)
                  .podDeleted(OPERATOR, 4)
                  .violations())
          .isEmpty();
    }
  }

  @Nested
  class QuorumMaintainedRule {

    @Test
    void detectsQuorumLossByDeletion() {
      assertDetected(
          HistoryBuilder.of(3).podFailed(0).podDeleted(OPERATOR, 1), Invariant.QUORUM_MAINTAINED);
    }

    @Test
    void detectsQuorumLossByInPlaceUpdate() {
      assertDetected(
          HistoryBuilder.of(5).podFailed(0).podFailed(1).imageChanged(OPERATOR, 2),
          Invariant.QUORUM_MAINTAINED);
    }

    @Test
    void ignoresFailureTooRecentToBeKnown() {
      assertThat(
              HistoryBuilder.of(3).podFailed(0).immediately().podDeleted(OPERATOR, 1).violations())
          .isEmpty();
    }

    @Test
    void ignoresQuorumThatWasAlreadyLost() {
      assertThat(
              HistoryBuilder.of(3).podFailed(0).podFailed(1).podDeleted(OPERATOR, 2).violations())
          .isEmpty();
    }

    @Test
    void ignoresClustersWithoutRedundancy() {
      assertThat(HistoryBuilder.of(2).podDeleted(OPERATOR, 1).violations()).isEmpty();
      assertThat(HistoryBuilder.of(1).podDeleted(OPERATOR, 0).violations()).isEmpty();
    }
  }

  @Nested
  class IndirectDisruptions {

    @Test
    void detectsPodsDeletedWithStatefulSetByOperator() {
      assertDetected(
          HistoryBuilder.of(3)
              .statefulSetDeleted(OPERATOR)
              .podDeleted(CONTROLLERS, 0)
              .podDeleted(CONTROLLERS, 1),
          Invariant.ONE_BROKER_AT_A_TIME);
    }

    @Test
    void detectsPodsOfFormerStatefulSetDeletedByOperator() {
      assertDetected(
          HistoryBuilder.of(5)
              .statefulSetDeleted(OPERATOR)
              .statefulSetRecreated(5, 20)
              .podDeleted(CONTROLLERS, 0)
              .podDeleted(CONTROLLERS, 1),
          Invariant.ONE_BROKER_AT_A_TIME);
    }

    @Test
    void ignoresPodsDeletedWithClusterByUser() {
      assertThat(
              HistoryBuilder.of(3)
                  .clusterDeleted(USERS)
                  .statefulSetDeleted(CONTROLLERS)
                  .podDeleted(CONTROLLERS, 0)
                  .podDeleted(CONTROLLERS, 1)
                  .violations())
          .isEmpty();
    }

    @Test
    void detectsScaleDownOfRunningBrokers() {
      assertDetected(
          HistoryBuilder.of(5)
              .specChanged(3, false, false)
              .statefulSetScaled(OPERATOR, 3)
              .podDeleted(CONTROLLERS, 4)
              .podDeleted(CONTROLLERS, 3),
          Invariant.ONE_BROKER_AT_A_TIME);
    }
  }

  @Nested
  class StopsOnlyWhenRequestedRule {

    @Test
    void allowsStopForMembershipChange() {
      assertThat(
              HistoryBuilder.of(3)
                  .specChanged(5, false, false)
                  .statefulSetScaled(OPERATOR, 0)
                  .podDeleted(CONTROLLERS, 0)
                  .podDeleted(CONTROLLERS, 1)
                  .podDeleted(CONTROLLERS, 2)
                  .statefulSetScaled(OPERATOR, 5)
                  .violations())
          .isEmpty();
    }

    @Test
    void allowsStopForHibernationEvenIfRequestWasWithdrawn() {
      assertThat(
              HistoryBuilder.of(3)
                  .specChanged(3, true, false)
                  .specChanged(3, false, false)
                  .statefulSetScaled(OPERATOR, 0)
                  .violations())
          .isEmpty();
    }

    @Test
    void detectsUnrequestedStop() {
      assertDetected(
          HistoryBuilder.of(3).statefulSetScaled(OPERATOR, 0), Invariant.STOPS_ONLY_WHEN_REQUESTED);
    }

    @Test
    void detectsSecondStopForSameRequest() {
      assertDetected(
          HistoryBuilder.of(3)
              .specChanged(3, true, false)
              .statefulSetScaled(OPERATOR, 0)
              .specChanged(3, false, false)
              .statefulSetScaled(OPERATOR, 3)
              .statefulSetScaled(OPERATOR, 0),
          Invariant.STOPS_ONLY_WHEN_REQUESTED);
    }
  }

  @Nested
  class ClaimsRetainedRule {

    @Test
    void detectsClaimDeletedByOperator() {
      assertDetected(HistoryBuilder.of(3).claimDeleted(OPERATOR, 0), Invariant.CLAIMS_RETAINED);
    }

    @Test
    void detectsClaimDeletedWithCluster() {
      assertDetected(
          HistoryBuilder.of(3).clusterDeleted(USERS).claimDeleted(CONTROLLERS, 0),
          Invariant.CLAIMS_RETAINED);
    }

    @Test
    void ignoresClaimDeletedByUser() {
      assertThat(HistoryBuilder.of(3).claimDeleted(USERS, 0).violations()).isEmpty();
    }

    @Test
    void allowsClaimDeletionByRetentionPolicy() {
      assertThat(
              HistoryBuilder.of(3)
                  .specChanged(3, false, true)
                  .clusterDeleted(USERS)
                  .claimDeleted(CONTROLLERS, 0)
                  .violations())
          .isEmpty();
    }

    @Test
    void allowsDeletionOnlyOfClaimsToBeReplaced() {
      assertThat(
              HistoryBuilder.of(3)
                  .volumeReplacementRequested(1)
                  .claimDeleted(OPERATOR, 1)
                  .violations())
          .isEmpty();
      assertDetected(
          HistoryBuilder.of(3).volumeReplacementRequested(1).claimDeleted(OPERATOR, 0),
          Invariant.CLAIMS_RETAINED);
    }
  }

  @Nested
  class StatefulSetRetainedRule {

    @Test
    void allowsReplacementToExpandClaims() {
      assertThat(
              HistoryBuilder.of(3)
                  .statefulSetDeleted(OPERATOR)
                  .statefulSetRecreated(3, 20)
                  .violations())
          .isEmpty();
    }

    @Test
    void detectsUnnecessaryReplacement() {
      assertDetected(
          HistoryBuilder.of(3).statefulSetDeleted(OPERATOR).statefulSetRecreated(3, 10),
          Invariant.STATEFUL_SET_RETAINED);
    }

    @Test
    void allowsRecreationAfterDeletionByUser() {
      assertThat(
              HistoryBuilder.of(3)
                  .statefulSetDeleted(USERS)
                  .statefulSetRecreated(3, 10)
                  .violations())
          .isEmpty();
      assertThat(
              HistoryBuilder.of(3)
                  .clusterDeleted(USERS)
                  .statefulSetDeleted(CONTROLLERS)
                  .specChanged(3, false, false)
                  .statefulSetRecreated(3, 10)
                  .violations())
          .isEmpty();
    }
  }

  private static void assertDetected(HistoryBuilder historyBuilder, Invariant invariant) {
    assertThat(historyBuilder.violations())
        .extracting(Violation::invariant)
        .containsExactly(invariant);
  }
}
