package io.streambus.testkit.invariants;

import static io.streambus.testkit.invariants.Doer.MACHINERY;
import static io.streambus.testkit.invariants.Doer.OPERATOR;
import static io.streambus.testkit.invariants.Doer.OTHERS;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A watch that finds nothing proves nothing, unless it finds what is there to be found. */
class JudgeTest {

  @Test
  void aRollOfOneBrokerAfterTheOtherIsFine() {
    Tale tale = Tale.of(3);
    for (int ordinal = 2; ordinal >= 0; ordinal--) {
      tale.podIsDeleted(OPERATOR, ordinal).starts(ordinal).serves(ordinal);
    }
    assertThat(tale.judged()).isEmpty();
  }

  @Test
  void aRollInPlaceIsFine() {
    Tale tale = Tale.of(3);
    for (int ordinal = 2; ordinal >= 0; ordinal--) {
      tale.getsOtherImage(OPERATOR, ordinal).serves(ordinal);
    }
    assertThat(tale.judged()).isEmpty();
  }

  @Test
  void aSecondBrokerThatIsDeletedBeforeTheFirstServesIsFound() {
    assertFound(
        Tale.of(5).podIsDeleted(OPERATOR, 4).starts(4).podIsDeleted(OPERATOR, 3),
        Invariant.ONE_BROKER_AT_A_TIME);
  }

  @Test
  void aSecondBrokerThatGetsAnotherImageBeforeTheFirstServesIsFound() {
    assertFound(
        Tale.of(5).getsOtherImage(OPERATOR, 4).getsOtherImage(OPERATOR, 3),
        Invariant.ONE_BROKER_AT_A_TIME);
  }

  @Test
  void aBrokerThatTheOperatorDeletesBesideOneThatAUserDeletedIsFine() {
    assertThat(Tale.of(5).podIsDeleted(OTHERS, 4).podIsDeleted(OPERATOR, 3).judged()).isEmpty();
  }

  @Test
  void brokersThatUsersDeleteAreTheirAffair() {
    assertThat(
            Tale.of(3)
                .podIsDeleted(OTHERS, 0)
                .podIsDeleted(OTHERS, 1)
                .getsOtherImage(OTHERS, 2)
                .judged())
        .isEmpty();
  }

  @Test
  void aBrokenBrokerTakesNobodyDownWhenItIsDeleted() {
    assertThat(
            Tale.of(5)
                .failsByItself(3)
                .failsByItself(4)
                .podIsDeleted(OPERATOR, 3)
                .starts(3)
                .podIsDeleted(OPERATOR, 4)
                .judged())
        .isEmpty();
  }

  @Test
  void aMajorityThatTheOperatorBreaksIsFound() {
    assertFound(Tale.of(3).failsByItself(0).podIsDeleted(OPERATOR, 1), Invariant.MAJORITY_STANDS);
  }

  @Test
  void aMajorityThatAnImageInPlaceBreaksIsFound() {
    assertFound(
        Tale.of(5).failsByItself(0).failsByItself(1).getsOtherImage(OPERATOR, 2),
        Invariant.MAJORITY_STANDS);
  }

  @Test
  void aFailureThatNobodyCouldHaveHeardOfIsNotHeldAgainstTheOperator() {
    assertThat(Tale.of(3).failsByItself(0).atOnce().podIsDeleted(OPERATOR, 1).judged()).isEmpty();
  }

  @Test
  void aMajorityThatWasLostAlreadyIsNotLostAgain() {
    assertThat(Tale.of(3).failsByItself(0).failsByItself(1).podIsDeleted(OPERATOR, 2).judged())
        .isEmpty();
  }

  @Test
  void oneAndTwoBrokersHaveNoMajorityToSpare() {
    assertThat(Tale.of(2).podIsDeleted(OPERATOR, 1).judged()).isEmpty();
    assertThat(Tale.of(1).podIsDeleted(OPERATOR, 0).judged()).isEmpty();
  }

  @Test
  void podsThatGoWithAStatefulSetThatTheOperatorDeletedAreItsDoing() {
    assertFound(
        Tale.of(3).setIsDeleted(OPERATOR).podIsDeleted(MACHINERY, 0).podIsDeleted(MACHINERY, 1),
        Invariant.ONE_BROKER_AT_A_TIME);
  }

  @Test
  void podsOfAFormerStatefulSetThatTheOperatorDeletedAreItsDoing() {
    assertFound(
        Tale.of(5)
            .setIsDeleted(OPERATOR)
            .setIsCreatedAnew(5, 20)
            .podIsDeleted(MACHINERY, 0)
            .podIsDeleted(MACHINERY, 1),
        Invariant.ONE_BROKER_AT_A_TIME);
  }

  @Test
  void podsThatGoWithAClusterThatAUserDeletedAreFine() {
    assertThat(
            Tale.of(3)
                .clusterIsDeleted(OTHERS)
                .setIsDeleted(MACHINERY)
                .podIsDeleted(MACHINERY, 0)
                .podIsDeleted(MACHINERY, 1)
                .judged())
        .isEmpty();
  }

  @Test
  void brokersThatAreScaledAwayWhileTheyRunAreFound() {
    assertFound(
        Tale.of(5)
            .isWished(3, false, false)
            .setIsScaled(OPERATOR, 3)
            .podIsDeleted(MACHINERY, 4)
            .podIsDeleted(MACHINERY, 3),
        Invariant.ONE_BROKER_AT_A_TIME);
  }

  @Test
  void aStopForAChangeOfMembersIsFine() {
    assertThat(
            Tale.of(3)
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
  void aStopForHibernationIsFineAlsoWhenTheWishWasTakenBack() {
    assertThat(
            Tale.of(3)
                .isWished(3, true, false)
                .isWished(3, false, false)
                .setIsScaled(OPERATOR, 0)
                .judged())
        .isEmpty();
  }

  @Test
  void aStopThatNobodyWishedForIsFound() {
    assertFound(Tale.of(3).setIsScaled(OPERATOR, 0), Invariant.STOPPED_ONLY_ON_WISH);
  }

  @Test
  void aFormerWishIsNoReasonForAnotherStop() {
    assertFound(
        Tale.of(3)
            .isWished(3, true, false)
            .setIsScaled(OPERATOR, 0)
            .isWished(3, false, false)
            .setIsScaled(OPERATOR, 3)
            .setIsScaled(OPERATOR, 0),
        Invariant.STOPPED_ONLY_ON_WISH);
  }

  @Test
  void aClaimThatTheOperatorDeletesUnaskedIsFound() {
    assertFound(Tale.of(3).claimIsDeleted(OPERATOR, 0), Invariant.CLAIMS_ARE_KEPT);
  }

  @Test
  void aClaimThatGoesWithItsClusterUnaskedIsFound() {
    assertFound(
        Tale.of(3).clusterIsDeleted(OTHERS).claimIsDeleted(MACHINERY, 0),
        Invariant.CLAIMS_ARE_KEPT);
  }

  @Test
  void aClaimThatAUserDeletesIsItsAffair() {
    assertThat(Tale.of(3).claimIsDeleted(OTHERS, 0).judged()).isEmpty();
  }

  @Test
  void aClaimThatThePolicyGivesUpMayGo() {
    assertThat(
            Tale.of(3)
                .isWished(3, false, true)
                .clusterIsDeleted(OTHERS)
                .claimIsDeleted(MACHINERY, 0)
                .judged())
        .isEmpty();
  }

  @Test
  void onlyTheClaimsThatSomebodyGaveUpMayGo() {
    assertThat(Tale.of(3).volumesAreGivenUp(1).claimIsDeleted(OPERATOR, 1).judged()).isEmpty();
    assertFound(
        Tale.of(3).volumesAreGivenUp(1).claimIsDeleted(OPERATOR, 0), Invariant.CLAIMS_ARE_KEPT);
  }

  @Test
  void aStatefulSetThatIsReplacedByLargerClaimsIsFine() {
    assertThat(Tale.of(3).setIsDeleted(OPERATOR).setIsCreatedAnew(3, 20).judged()).isEmpty();
  }

  @Test
  void aStatefulSetThatIsReplacedWithoutNeedIsFound() {
    assertFound(
        Tale.of(3).setIsDeleted(OPERATOR).setIsCreatedAnew(3, 10), Invariant.STATEFUL_SET_IS_KEPT);
  }

  @Test
  void aStatefulSetThatAUserDeletedIsMadeAgain() {
    assertThat(Tale.of(3).setIsDeleted(OTHERS).setIsCreatedAnew(3, 10).judged()).isEmpty();
    assertThat(
            Tale.of(3)
                .clusterIsDeleted(OTHERS)
                .setIsDeleted(MACHINERY)
                .isWished(3, false, false)
                .setIsCreatedAnew(3, 10)
                .judged())
        .isEmpty();
  }

  private static void assertFound(Tale tale, Invariant invariant) {
    assertThat(tale.judged()).extracting(Violation::invariant).containsExactly(invariant);
  }
}
