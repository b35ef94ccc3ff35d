package io.streambus.operator.storage;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Lists;
import io.streambus.operator.storage.TestBrokers.ClaimState;
import io.streambus.operator.storage.TestBrokers.PodState;
import io.streambus.operator.storage.TestBrokers.SetState;
import io.streambus.resources.model.ImmutableBrokerCluster;
import io.streambus.resources.model.RetainedTemplate;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * Guarantees that a StatefulSet is replaced only if its pods and claims survive, and that a resize
 * completes only after all volumes are larger.
 */
class VolumePlanTest {

  private static final int REPLICAS = 2;

  @Test
  void choosesCorrectActionInEveryStateOfTwoBrokers() {
    // Given
    List<List<ClaimState>> claims = all(ClaimState.class, 2 * REPLICAS);
    List<List<PodState>> pods = all(PodState.class, REPLICAS);
    TestBrokers brokers = TestBrokers.resized(REPLICAS);
    int states = 0;

    for (List<ClaimState> claim : claims) {
      for (List<PodState> pod : pods) {
        for (SetState set : SetState.values()) {
          // When
          VolumeDecision decision = brokers.plan(claim, pod, set).next();

          // Then
          assertThat(decision)
              .as("%s %s %s", claim, pod, set)
              .isInstanceOf(expected(claim, pod, set));
          states++;
        }
      }
    }
    assertThat(states).isEqualTo(7 * 7 * 7 * 7 * 4 * 4 * 5);
  }

  private static Class<? extends VolumeDecision> expected(
      List<ClaimState> claims, List<PodState> pods, SetState set) {
    if (claims.contains(ClaimState.SMALL)) {
      return VolumeDecision.Resize.class;
    }
    boolean allLargeEnough = claims.stream().allMatch(ClaimState::isLargeEnough);
    boolean anyOwned = claims.contains(ClaimState.OWNED);
    boolean allUpToDate = pods.stream().allMatch(PodState.UP_TO_DATE::equals);
    return allLargeEnough && !anyOwned && allUpToDate && set == SetState.OBSERVED
        ? VolumeDecision.ReplaceStatefulSet.class
        : VolumeDecision.Wait.class;
  }

  @Test
  void doesNothingIfVolumesAreAsDesired() {
    assertThat(
            TestBrokers.upToDate(REPLICAS)
                .plan(
                    Collections.nCopies(4, ClaimState.LARGER),
                    List.of(PodState.UP_TO_DATE, PodState.MISSING),
                    SetState.STOPPED)
                .next())
        .isInstanceOf(VolumeDecision.Done.class);
  }

  @Test
  void resizesClaimThatIsSmallerThanItsTemplate() {
    // Given: for example a claim retained from a former, smaller cluster
    VolumeDecision decision =
        TestBrokers.upToDate(REPLICAS)
            .plan(
                List.of(
                    ClaimState.REQUESTED,
                    ClaimState.SMALL,
                    ClaimState.REQUESTED,
                    ClaimState.REQUESTED),
                Collections.nCopies(REPLICAS, PodState.UP_TO_DATE),
                SetState.OBSERVED)
            .next();

    // Then
    assertThat(decision)
        .isInstanceOfSatisfying(
            VolumeDecision.Resize.class,
            resize ->
                assertThat(resize.resizes())
                    .singleElement()
                    .satisfies(
                        claimResize -> {
                          assertThat(claimResize.claim().name()).isEqualTo("data-demo-1");
                          assertThat(claimResize.size()).hasToString("20Gi");
                        }));
  }

  @Test
  void waitsForExternalPrecondition() {
    // Given
    VolumePlan unblocked = unblocked();

    // When
    VolumeDecision decision =
        new VolumePlan(
                unblocked.observed(),
                unblocked.desired(),
                Optional.of("spec.storage.class is reverted to fast"))
            .next();

    // Then
    assertThat(decision)
        .isEqualTo(new VolumeDecision.Wait("spec.storage.class is reverted to fast"));
  }

  @Test
  void waitsForRetainedTemplate() {
    // Given
    VolumePlan unblocked = unblocked();
    var retained =
        new RetainedTemplate(
            "{}", unblocked.desired().config(), Optional.empty(), ImmutableList.of());

    // When
    VolumeDecision decision =
        new VolumePlan(
                unblocked.observed(),
                ImmutableBrokerCluster.copyOf(unblocked.desired()).withRetainedTemplate(retained),
                unblocked.blockedBy())
            .next();

    // Then
    assertThat(decision).isInstanceOf(VolumeDecision.Wait.class);
  }

  private static <E extends Enum<E>> List<List<E>> all(Class<E> states, int count) {
    ImmutableList<E> each = ImmutableList.copyOf(Arrays.asList(states.getEnumConstants()));
    return Lists.cartesianProduct(Collections.nCopies(count, each));
  }

  /** All claims request the desired size, and no precondition for the templates is unmet. */
  private static VolumePlan unblocked() {
    return TestBrokers.resized(REPLICAS)
        .plan(
            Collections.nCopies(4, ClaimState.REQUESTED),
            Collections.nCopies(REPLICAS, PodState.UP_TO_DATE),
            SetState.OBSERVED);
  }
}
