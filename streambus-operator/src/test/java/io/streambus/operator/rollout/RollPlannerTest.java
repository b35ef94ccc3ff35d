package io.streambus.operator.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.streambus.api.values.RolloutPredicate;
import io.streambus.operator.rollout.RolloutDecision.FinishInPlace;
import io.streambus.operator.rollout.RolloutDecision.Restart;
import io.streambus.operator.rollout.RolloutDecision.Wait;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Guarantees each documented rollout rule on its own. */
class RollPlannerTest {

  private final List<PodView> pods = new ArrayList<>();
  private OptionalInt leader = OptionalInt.empty();
  private Optional<RolloutPredicate> blockedBy = Optional.empty();
  private ImmutableSet<RolloutPredicate> overridden = ImmutableSet.of();

  @Nested
  class RestartOrder {

    @Test
    void restartsHighestOrdinalFirstAndLeaderLast() {
      // Given
      outdated(3);
      leader = OptionalInt.of(2);

      // Then
      assertThat(next()).isEqualTo(new Restart(1, RestartStrategy.DELETE));

      // When
      pods.set(1, pod(1, PodState.READY, RestartNeed.NONE));
      pods.set(0, pod(0, PodState.READY, RestartNeed.NONE));

      // Then
      assertThat(next()).isEqualTo(new Restart(2, RestartStrategy.DELETE));
    }

    @Test
    void restartsHighestOrdinalFirstIfLeaderIsUnknown() {
      outdated(3);

      assertThat(next()).isEqualTo(new Restart(2, RestartStrategy.DELETE));
    }

    @Test
    void waitsUntilRestartedBrokerHasSettled() {
      outdated(3);
      pods.set(2, pod(2, PodState.SETTLING, RestartNeed.NONE));

      assertThat(next()).isEqualTo(waitFor(RolloutPredicate.POD_SETTLING, 2));
    }

    @Test
    void oneOrTwoBrokersRestartDespiteDowntime() {
      outdated(2);

      assertThat(next()).isEqualTo(new Restart(1, RestartStrategy.DELETE));
    }
  }

  @Nested
  class UnhealthyBrokers {

    @Test
    void unhealthyBrokerOfTargetRevisionBlocksRollout() {
      outdated(5);
      pods.set(4, pod(4, PodState.UNREADY, RestartNeed.NONE));

      assertThat(next()).isEqualTo(waitFor(RolloutPredicate.POD_NOT_READY, 4));
    }

    @Test
    void unhealthyBrokerOfOldRevisionRestartsRegardlessOfPredicates() {
      // Given
      pods.add(pod(0, PodState.UNREADY, RestartNeed.NONE));
      pods.add(pod(1, PodState.UNREADY, RestartNeed.NEW_REVISION));
      pods.add(pod(2, PodState.MISSING, RestartNeed.NONE));
      blockedBy = Optional.of(RolloutPredicate.PAUSED);

      // Then
      assertThat(next()).isEqualTo(new Restart(1, RestartStrategy.DELETE));
    }

    @Test
    void replacesVolumesOfLostBrokerOnlyWithMajority() {
      // Given
      pods.add(pod(0, PodState.READY, RestartNeed.NONE));
      pods.add(pod(1, PodState.READY, RestartNeed.NONE));
      pods.add(pod(2, PodState.TERMINATING, RestartNeed.NEW_VOLUMES));

      // Then
      assertThat(next()).isEqualTo(new Restart(2, RestartStrategy.REPLACE_VOLUMES));

      // When
      pods.set(1, pod(1, PodState.UNREADY, RestartNeed.NONE));
      pods.set(2, pod(2, PodState.UNREADY, RestartNeed.NEW_VOLUMES));

      // Then
      assertThat(next()).isEqualTo(waitFor(RolloutPredicate.POD_NOT_READY, 1));
    }
  }

  @Nested
  class OnlyCopy {

    @Test
    void volumesOfOnlyBrokerAreReplacedOnlyAfterConfirmation() {
      // Given
      pods.add(pod(0, PodState.READY, RestartNeed.NEW_VOLUMES));

      // Then
      assertThat(next()).isEqualTo(waitFor(RolloutPredicate.DATA_LOSS_UNCONFIRMED, 0));

      // When
      pods.set(0, confirmed(0, PodState.READY));

      // Then
      assertThat(next()).isEqualTo(new Restart(0, RestartStrategy.REPLACE_VOLUMES));
    }

    @Test
    void confirmationIsAlsoRequiredIfOnlyBrokerIsLost() {
      // Given
      pods.add(pod(0, PodState.UNREADY, RestartNeed.NEW_VOLUMES));

      // Then
      assertThat(next()).isEqualTo(waitFor(RolloutPredicate.DATA_LOSS_UNCONFIRMED, 0));

      // When
      pods.set(0, confirmed(0, PodState.TERMINATING));

      // Then
      assertThat(next()).isEqualTo(new Restart(0, RestartStrategy.REPLACE_VOLUMES));
    }

    @Test
    void overriddenQuorumDoesNotReplaceConfirmation() {
      // Given
      overridden = ImmutableSet.of(RolloutPredicate.QUORUM, RolloutPredicate.POD_NOT_READY);
      pods.add(pod(0, PodState.UNREADY, RestartNeed.NONE));
      pods.add(pod(1, PodState.UNREADY, RestartNeed.NONE));
      pods.add(pod(2, PodState.READY, RestartNeed.NEW_VOLUMES));

      // Then
      assertThat(next()).isEqualTo(waitFor(RolloutPredicate.DATA_LOSS_UNCONFIRMED, 2));
    }

    private PodView confirmed(int ordinal, PodState state) {
      return new PodView(ordinal, state, RestartNeed.NEW_VOLUMES, false, false, true);
    }
  }

  @Nested
  class Predicates {

    @Test
    void pauseBlocksRestartOfRunningBrokers() {
      outdated(3);
      blockedBy = Optional.of(RolloutPredicate.PAUSED);

      assertThat(next()).isEqualTo(new Wait(RolloutPredicate.PAUSED, OptionalInt.empty()));
    }

    @Test
    void doesNothingUntilTargetRevisionIsObserved() {
      pods.add(pod(0, PodState.UNREADY, RestartNeed.NEW_REVISION));
      blockedBy = Optional.of(RolloutPredicate.REVISION_UNOBSERVED);

      assertThat(next())
          .isEqualTo(new Wait(RolloutPredicate.REVISION_UNOBSERVED, OptionalInt.empty()));
    }

    @Test
    void ignoresOverriddenPredicate() {
      outdated(5);
      pods.set(4, pod(4, PodState.UNREADY, RestartNeed.NONE));
      overridden = ImmutableSet.of(RolloutPredicate.POD_NOT_READY);

      assertThat(next()).isEqualTo(new Restart(3, RestartStrategy.DELETE));
    }
  }

  @Nested
  class Strategy {

    @Test
    void updatesImagesInPlaceAndThenLabelsPod() {
      // Given
      pods.add(new PodView(0, PodState.READY, RestartNeed.NEW_REVISION, true, false, false));

      // Then
      assertThat(next()).isEqualTo(new Restart(0, RestartStrategy.IN_PLACE));

      // When
      pods.set(0, new PodView(0, PodState.SETTLING, RestartNeed.NONE, true, true, false));

      // Then
      assertThat(next()).isEqualTo(new FinishInPlace(0));
    }

    @Test
    void requestedRestartDeletesPodEvenIfNothingDiffers() {
      pods.add(new PodView(0, PodState.READY, RestartNeed.REQUESTED, true, false, false));

      assertThat(next()).isEqualTo(new Restart(0, RestartStrategy.DELETE));
    }
  }

  private void outdated(int members) {
    for (int ordinal = 0; ordinal < members; ordinal++) {
      pods.add(pod(ordinal, PodState.READY, RestartNeed.NEW_REVISION));
    }
  }

  private static PodView pod(int ordinal, PodState state, RestartNeed need) {
    return new PodView(ordinal, state, need, false, false, false);
  }

  private static Wait waitFor(RolloutPredicate predicate, int ordinal) {
    return new Wait(predicate, OptionalInt.of(ordinal));
  }

  private RolloutDecision next() {
    return RollPlanner.next(
        new ClusterView(ImmutableList.copyOf(pods), leader, blockedBy, overridden));
  }
}
