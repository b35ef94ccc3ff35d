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
 * If one of these failed, a StatefulSet could be replaced while its pods or claims would not
 * survive that, or a resize could end before all volumes are larger.
 */
class VolumePlanTest {

  private static final int MEMBERS = 2;

  @Test
  void everyStateOfTwoBrokersHasTheOneRightNextStep() {
    // Given
    List<List<ClaimState>> claims = all(ClaimState.class, 2 * MEMBERS);
    List<List<PodState>> pods = all(PodState.class, MEMBERS);
    TestBrokers brokers = TestBrokers.resized(MEMBERS);
    int states = 0;

    for (List<ClaimState> claim : claims) {
      for (List<PodState> pod : pods) {
        for (SetState set : SetState.values()) {
          // When
          VolumeDecision decision = VolumePlan.decide(brokers.view(claim, pod, set));

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
      return VolumeDecision.Grow.class;
    }
    boolean asked = claims.stream().allMatch(ClaimState::isLargeEnough);
    boolean owned = claims.contains(ClaimState.OWNED);
    boolean still = pods.stream().allMatch(PodState.IN_PLACE::equals);
    return asked && !owned && still && set == SetState.COUNTED
        ? VolumeDecision.Replace.class
        : VolumeDecision.Wait.class;
  }

  @Test
  void aClusterWhoseVolumesAreAsWantedNeedsNothing() {
    assertThat(
            VolumePlan.decide(
                TestBrokers.settled(MEMBERS)
                    .view(
                        Collections.nCopies(4, ClaimState.LARGER),
                        List.of(PodState.IN_PLACE, PodState.MISSING),
                        SetState.STOPPED)))
        .isInstanceOf(VolumeDecision.Done.class);
  }

  @Test
  void aClaimThatIsTooSmallForTheTemplatesGrowsToo() {
    // Given: such as one that was kept of a former, smaller cluster
    VolumeDecision decision =
        VolumePlan.decide(
            TestBrokers.settled(MEMBERS)
                .view(
                    List.of(ClaimState.ASKED, ClaimState.SMALL, ClaimState.ASKED, ClaimState.ASKED),
                    Collections.nCopies(MEMBERS, PodState.IN_PLACE),
                    SetState.COUNTED));

    // Then
    assertThat(decision)
        .isInstanceOfSatisfying(
            VolumeDecision.Grow.class,
            grow ->
                assertThat(grow.claimResizes())
                    .singleElement()
                    .satisfies(
                        claimResize -> {
                          assertThat(claimResize.claim().name()).isEqualTo("data-demo-1");
                          assertThat(claimResize.size()).hasToString("20Gi");
                        }));
  }

  @Test
  void whatOthersHoldItForIsWaitedForByName() {
    // Given
    VolumeView free = free();

    // When
    VolumeDecision decision =
        VolumePlan.decide(
            new VolumeView(
                free.cluster(),
                free.made(),
                Optional.of("spec.storage.class is set back to fast"),
                free.set(),
                free.pods(),
                free.claims()));

    // Then
    assertThat(decision)
        .isEqualTo(new VolumeDecision.Wait("spec.storage.class is set back to fast"));
  }

  @Test
  void aTemplateThatOnlyTheStatefulSetRemembersIsWaitedFor() {
    // Given
    VolumeView free = free();
    var held =
        new RetainedTemplate("{}", free.cluster().config(), Optional.empty(), ImmutableList.of());

    // When
    VolumeDecision decision =
        VolumePlan.decide(
            new VolumeView(
                ImmutableBrokerCluster.copyOf(free.cluster()).withRetainedTemplate(held),
                free.made(),
                free.hold(),
                free.set(),
                free.pods(),
                free.claims()));

    // Then
    assertThat(decision).isInstanceOf(VolumeDecision.Wait.class);
  }

  private static <E extends Enum<E>> List<List<E>> all(Class<E> states, int count) {
    ImmutableList<E> each = ImmutableList.copyOf(Arrays.asList(states.getEnumConstants()));
    return Lists.cartesianProduct(Collections.nCopies(count, each));
  }

  /** All claims ask for their goal, and nothing holds the templates up. */
  private static VolumeView free() {
    return TestBrokers.resized(MEMBERS)
        .view(
            Collections.nCopies(4, ClaimState.ASKED),
            Collections.nCopies(MEMBERS, PodState.IN_PLACE),
            SetState.COUNTED);
  }
}
