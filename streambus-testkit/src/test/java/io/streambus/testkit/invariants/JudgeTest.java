package io.streambus.testkit.invariants;

import static io.streambus.testkit.invariants.Actor.MACHINERY;
import static io.streambus.testkit.invariants.Actor.OPERATOR;
import static io.streambus.testkit.invariants.Actor.OTHERS;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Guarantees that the checker detects every kind of violation, and reports nothing else. */
class JudgeTest {

  @Nested
  class OneBrokerAtATimeRule {

    @Test
    void allowsRollingRestart() {
      HistoryBuilder historyBuilder = HistoryBuilder.of(3);
      for (int ordinal = 2; ordinal >= 0; ordinal--) {
        historyBuilder.podIsDeleted(OPERATOR, ordinal).starts(ordinal).serves(ordinal);
      }
      assertThat(historyBuilder.judged()).isEmpty();
    }

    @Test
    void allowsRollingInPlaceUpdate() {
      HistoryBuilder historyBuilder = HistoryBuilder.of(3);
      for (int ordinal = 2; ordinal >= 0; ordinal--) {
        historyBuilder.getsOtherImage(OPERATOR, ordinal).serves(ordinal);
      }
      assertThat(historyBuilder.judged()).isEmpty();
    }

    @Test
    void detectsSecondDeletionBeforeFirstBrokerIsServing() {
      assertDetected(
          HistoryBuilder.of(5).podIsDeleted(OPERATOR, 4).starts(4).podIsDeleted(OPERATOR, 3),
          Invariant.ONE_BROKER_AT_A_TIME);
    }

    @Test
    void detectsSecondImageChangeBeforeFirstBrokerIsServing() {
      assertDetected(
          HistoryBuilder.of(5).getsOtherImage(OPERATOR, 4).getsOtherImage(OPERATOR, 3),
          Invariant.ONE_BROKER_AT_A_TIME);
    }

    @Test
    void allowsDeletionWhileBrokerDeletedByUserIsDown() {
      assertThat(HistoryBuilder.of(5).podIsDeleted(OTHERS, 4).podIsDeleted(OPERATOR, 3).judged())
          .isEmpty();
    }

    @Test
    void ignoresDisruptionsByUsers() {
      assertThat(
              HistoryBuilder.of(3)
                  .podIsDeleted(OTHERS, 0)
                  .podIsDeleted(OTHERS, 1)
                  .getsOtherImage(OTHERS, 2)
                  .judged())
          .isEmpty();
    }

    @Test
    void allowsDeletionOfUnhealthyBrokers() {
      assertThat(
              HistoryBuilder.of(5)
                  .failsByItself(3)
                  .failsByItself(4)
                  .podIsDeleted(OPERATOR, 3)
                  .starts(3)
                  .podIsDeleted(OPERATOR, 4)
                  .judged())
          .isEmpty();
    }
  }

  @Nested
  class QuorumMaintainedRule {

    @Test
    void detectsQuorumLossByDeletion() {
      assertDetected(
          HistoryBuilder.of(3).failsByItself(0).podIsDeleted(OPERATOR, 1),
          Invariant.QUORUM_MAINTAINED);
    }

    @Test
    void detectsQuorumLossByInPlaceUpdate() {
      assertDetected(
          HistoryBuilder.of(5).failsByItself(0).failsByItself(1).getsOtherImage(OPERATOR, 2),
          Invariant.QUORUM_MAINTAINED);
    }

    @Test
    void ignoresFailureTooRecentToBeKnown() {
      assertThat(HistoryBuilder.of(3).failsByItself(0).atOnce().podIsDeleted(OPERATOR, 1).judged())
          .isEmpty();
    }

    @Test
    void ignoresQuorumThatWasAlreadyLost() {
      assertThat(
              HistoryBuilder.of(3)
                  .failsByItself(0)
                  .failsByItself(1)
                  .podIsDeleted(OPERATOR, 2)
                  .judged())
          .isEmpty();
    }

    @Test
    void ignoresClustersWithoutRedundancy() {
      assertThat(HistoryBuilder.of(2).podIsDeleted(OPERATOR, 1).judged()).isEmpty();
      assertThat(HistoryBuilder.of(1).podIsDeleted(OPERATOR, 0).judged()).isEmpty();
    }
  }

  @Nested
  class IndirectDisruptions {

    @Test
    void detectsPodsDeletedWithStatefulSetByOperator() {
      assertDetected(
          HistoryBuilder.of(3)
              .setIsDeleted(OPERATOR)
              .podIsDeleted(MACHINERY, 0)
              .podIsDeleted(MACHINERY, 1),
          Invariant.ONE_BROKER_AT_A_TIME);
    }

    @Test
    void detectsPodsOfFormerStatefulSetDeletedByOperator() {
      assertDetected(
          HistoryBuilder.of(5)
              .setIsDeleted(OPERATOR)
              .setIsCreatedAnew(5, 20)
              .podIsDeleted(MACHINERY, 0)
              .podIsDeleted(MACHINERY, 1),
          Invariant.ONE_BROKER_AT_A_TIME);
    }

    @Test
    void ignoresPodsDeletedWithClusterByUser() {
      assertThat(
              HistoryBuilder.of(3)
                  .clusterIsDeleted(OTHERS)
                  .setIsDeleted(MACHINERY)
                  .podIsDeleted(MACHINERY, 0)
                  .podIsDeleted(MACHINERY, 1)
                  .judged())
          .isEmpty();
    }

    @Test
    void detectsScaleDownOfRunningBrokers() {
      assertDetected(
          HistoryBuilder.of(5)
              .isWished(3, false, false)
              .setIsScaled(OPERATOR, 3)
              .podIsDeleted(MACHINERY, 4)
              .podIsDeleted(MACHINERY, 3),
          Invariant.ONE_BROKER_AT_A_TIME);
    }
  }

  @Nested
  class StopsOnlyWhenRequestedRule {

    @Test
    void allowsStopForMembershipChange() {
      assertThat(
              HistoryBuilder.of(3)
                  .isWished(5, false, false)
                  .setIsScaled(OPERATOR, 0)
                  .podIsDeleted(MACHINERY, 0)
                  .podIsDeleted(MACHINERY, 1)
                  .podIsDeleted(MACHINERY, 2)
                  .setIsScaled(OPERATOR, 5)
                  .judged())
          .isEmpty();
    }

    @Test
    void allowsStopForHibernationEvenIfRequestWasWithdrawn() {
      assertThat(
              HistoryBuilder.of(3)
                  .isWished(3, true, false)
                  .isWished(3, false, false)
                  .setIsScaled(OPERATOR, 0)
                  .judged())
          .isEmpty();
    }

    @Test
    void detectsUnrequestedStop() {
      assertDetected(
          HistoryBuilder.of(3).setIsScaled(OPERATOR, 0), Invariant.STOPS_ONLY_WHEN_REQUESTED);
    }

    @Test
    void detectsSecondStopForSameRequest() {
      assertDetected(
          HistoryBuilder.of(3)
              .isWished(3, true, false)
              .setIsScaled(OPERATOR, 0)
              .isWished(3, false, false)
              .setIsScaled(OPERATOR, 3)
              .setIsScaled(OPERATOR, 0),
          Invariant.STOPS_ONLY_WHEN_REQUESTED);
    }
  }

  @Nested
  class ClaimsRetainedRule {

    @Test
    void detectsClaimDeletedByOperator() {
      assertDetected(HistoryBuilder.of(3).claimIsDeleted(OPERATOR, 0), Invariant.CLAIMS_RETAINED);
    }

    @Test
    void detectsClaimDeletedWithCluster() {
      assertDetected(
          HistoryBuilder.of(3).clusterIsDeleted(OTHERS).claimIsDeleted(MACHINERY, 0),
          Invariant.CLAIMS_RETAINED);
    }

    @Test
    void ignoresClaimDeletedByUser() {
      assertThat(HistoryBuilder.of(3).claimIsDeleted(OTHERS, 0).judged()).isEmpty();
    }

    @Test
    void allowsClaimDeletionByRetentionPolicy() {
      assertThat(
              HistoryBuilder.of(3)
                  .isWished(3, false, true)
                  .clusterIsDeleted(OTHERS)
                  .claimIsDeleted(MACHINERY, 0)
                  .judged())
          .isEmpty();
    }

    @Test
    void allowsDeletionOnlyOfClaimsToBeReplaced() {
      assertThat(HistoryBuilder.of(3).volumesAreGivenUp(1).claimIsDeleted(OPERATOR, 1).judged())
          .isEmpty();
      assertDetected(
          HistoryBuilder.of(3).volumesAreGivenUp(1).claimIsDeleted(OPERATOR, 0),
          Invariant.CLAIMS_RETAINED);
    }
  }

  @Nested
  class StatefulSetRetainedRule {

    @Test
    void allowsReplacementToExpandClaims() {
      assertThat(HistoryBuilder.of(3).setIsDeleted(OPERATOR).setIsCreatedAnew(3, 20).judged())
          .isEmpty();
    }

    @Test
    void detectsUnnecessaryReplacement() {
      assertDetected(
          HistoryBuilder.of(3).setIsDeleted(OPERATOR).setIsCreatedAnew(3, 10),
          Invariant.STATEFUL_SET_RETAINED);
    }

    @Test
    void allowsRecreationAfterDeletionByUser() {
      assertThat(HistoryBuilder.of(3).setIsDeleted(OTHERS).setIsCreatedAnew(3, 10).judged())
          .isEmpty();
      assertThat(
              HistoryBuilder.of(3)
                  .clusterIsDeleted(OTHERS)
                  .setIsDeleted(MACHINERY)
                  .isWished(3, false, false)
                  .setIsCreatedAnew(3, 10)
                  .judged())
          .isEmpty();
    }
  }

  private static void assertDetected(HistoryBuilder historyBuilder, Invariant invariant) {
    assertThat(historyBuilder.judged()).extracting(Violation::invariant).containsExactly(invariant);
  }
}
