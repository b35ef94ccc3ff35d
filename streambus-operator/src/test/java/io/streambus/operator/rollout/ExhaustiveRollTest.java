package io.streambus.operator.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import io.streambus.api.values.RolloutPredicate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A state that nobody thought of may cost a cluster its quorum, or hold up a roll for ever. */
class ExhaustiveRollTest {

  private static final int MAX_BROKERS = 7;

  /** From here on there are too many views with every need. */
  private static final int MANY_BROKERS = 6;

  private static final Path DOCS = Path.of("..", "docs", "rollout.md");

  @Test
  void noStepBreaksAQuorumAndEveryStandstillHasAName() throws IOException {
    long views = 0;
    for (int members = 1; members <= MAX_BROKERS; members++) {
      Views all = members < MANY_BROKERS ? Views.ofEveryNeed() : Views.ofRevisions();
      views += all.forEach(members, ExhaustiveRollTest::check);
    }

    // Then the docs tell the number
    String number = String.format(Locale.ROOT, "%,d", views);
    Files.writeString(Path.of("target", "rollout-views.txt"), number);
    assertThat(Files.readString(DOCS)).contains(number + " views");
  }

  @Test
  void whoOverridesOtherPredicatesKeepsHisQuorum() {
    Set<RolloutPredicate> overridable =
        Arrays.stream(RolloutPredicate.values())
            .filter(RolloutPredicate::isOverridable)
            .filter(predicate -> predicate != RolloutPredicate.QUORUM)
            .collect(Collectors.toSet());
    for (Set<RolloutPredicate> some : Sets.powerSet(overridable)) {
      Views views = Views.ofEveryNeed().overriding(ImmutableSet.copyOf(some));
      for (int members = 1; members <= 4; members++) {
        views.forEach(members, view -> checkQuorum(view, RollPlanner.next(view)));
      }
    }
  }

  @Test
  void everyRollEndsAlsoAfterABadSpecInEveryOrderOfFailingPods() {
    for (int members = 1; members <= 5; members++) {
      Views.ofRevisions()
          .forEach(
              members,
              view -> {
                walk(new RollWorld(view, false));
                walk(new RollWorld(view, true));
              });
    }
  }

  private static void walk(RollWorld world) {
    ClusterView start = world.view();
    int left = 20 * (start.pods().size() + 1);
    RolloutDecision rolloutDecision = RollPlanner.next(start);
    while (!(rolloutDecision instanceof RolloutDecision.Done)) {
      if (rolloutDecision instanceof RolloutDecision.Restart restart) {
        checkQuorum(world.view(), rolloutDecision);
        world.act(restart);
      } else if (!world.passTime()) {
        throw new AssertionError("stands still: " + rolloutDecision + " in " + world.view());
      }
      if (left-- == 0) {
        throw new AssertionError("does not end: from " + start);
      }
      rolloutDecision = RollPlanner.next(world.view());
    }
  }

  private static void check(ClusterView view) {
    RolloutDecision rolloutDecision = RollPlanner.next(view);
    checkQuorum(view, rolloutDecision);
    boolean needed = view.pods().stream().anyMatch(pod -> pod.need() != RestartNeed.NONE);
    if (needed == rolloutDecision instanceof RolloutDecision.Done) {
      throw new AssertionError(rolloutDecision + " in " + view);
    }
    if (rolloutDecision instanceof RolloutDecision.Restart restart) {
      checkOneAtATime(view, view.pods().get(restart.ordinal()));
    }
  }

  /** Without asserts of a library: it is called some hundred million times. */
  private static void checkQuorum(ClusterView view, RolloutDecision rolloutDecision) {
    if (rolloutDecision instanceof RolloutDecision.Restart restart && view.pods().size() >= 3) {
      int ready = view.count(PodState.READY);
      int left = view.readyBeside(view.pods().get(restart.ordinal()));
      if (ready >= view.majority() && left < view.majority()) {
        throw new AssertionError("breaks the quorum: " + rolloutDecision + " in " + view);
      }
    }
  }

  private static void checkOneAtATime(ClusterView view, PodView restarted) {
    boolean runs = restarted.state() == PodState.READY || restarted.state() == PodState.SETTLING;
    if (runs && view.readyBeside(restarted) < view.pods().size() - 1) {
      throw new AssertionError("a second broker goes down: " + restarted + " in " + view);
    }
    if (restarted.need() == RestartNeed.NONE) {
      throw new AssertionError("needless: " + restarted + " in " + view);
    }
  }
}
