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

/** Guarantees that a rollout never breaks the quorum and never stalls, in any cluster state. */
class ExhaustiveRollTest {

  private static final int MAX_BROKERS = 7;

  /** From this number of brokers on, combining all needs takes too long. */
  private static final int MANY_BROKERS = 6;

  private static final Path DOCS = Path.of("..", "docs", "rollout.md");

  @Test
  void noStepBreaksQuorumAndEveryWaitHasPredicate() throws IOException {
    long views = 0;
    for (int members = 1; members <= MAX_BROKERS; members++) {
      ClusterViews all =
          members < MANY_BROKERS ? ClusterViews.withEveryNeed() : ClusterViews.withRevisionNeeds();
      views += all.forEach(members, ExhaustiveRollTest::check);
    }

    // Then: the documentation states the number of views
    String number = String.format(Locale.ROOT, "%,d", views);
    Files.writeString(Path.of("target", "rollout-views.txt"), number);
    assertThat(Files.readString(DOCS)).contains(number + " views");
  }

  @Test
  void overridingOtherPredicatesPreservesQuorum() {
    Set<RolloutPredicate> overridable =
        Arrays.stream(RolloutPredicate.values())
            .filter(RolloutPredicate::isOverridable)
            .filter(predicate -> predicate != RolloutPredicate.QUORUM)
            .filter(predicate -> !StepResult.isEvaluatedOnExecution(predicate.value()))
            .collect(Collectors.toSet());
    for (Set<RolloutPredicate> overridden : Sets.powerSet(overridable)) {
      ClusterViews views = ClusterViews.withEveryNeed().overriding(ImmutableSet.copyOf(overridden));
      for (int members = 1; members <= 4; members++) {
        views.forEach(members, view -> checkQuorum(view, RollPlanner.next(view)));
      }
    }
  }

  @Test
  void everyRolloutCompletesInAnyOrderOfFailingPods() {
    for (int members = 1; members <= 5; members++) {
      ClusterViews.withRevisionNeeds()
          .forEach(
              members,
              view -> {
                runToCompletion(new RolloutSimulation(view, false));
                runToCompletion(new RolloutSimulation(view, true));
              });
    }
  }

  private static void runToCompletion(RolloutSimulation simulation) {
    ClusterView start = simulation.view();
    int remainingSteps = 20 * (start.pods().size() + 1);
    RolloutDecision decision = RollPlanner.next(start);
    while (!(decision instanceof RolloutDecision.Done)) {
      if (decision instanceof RolloutDecision.Restart restart) {
        checkQuorum(simulation.view(), decision);
        simulation.restart(restart);
      } else if (!simulation.advanceTime()) {
        throw new AssertionError("rollout stalls: " + decision + " in " + simulation.view());
      }
      if (remainingSteps-- == 0) {
        throw new AssertionError("rollout does not end, starting from " + start);
      }
      decision = RollPlanner.next(simulation.view());
    }
  }

  private static void check(ClusterView view) {
    RolloutDecision decision = RollPlanner.next(view);
    checkQuorum(view, decision);
    boolean restartNeeded = view.pods().stream().anyMatch(pod -> pod.need() != RestartNeed.NONE);
    if (restartNeeded == decision instanceof RolloutDecision.Done) {
      throw new AssertionError("unexpected decision: " + decision + " in " + view);
    }
    if (decision instanceof RolloutDecision.Restart restart) {
      checkOneAtATime(view, view.pods().get(restart.ordinal()));
      checkOnlyCopy(view, restart);
    }
  }

  private static void checkOnlyCopy(ClusterView view, RolloutDecision.Restart restart) {
    PodView pod = view.pods().get(restart.ordinal());
    if (restart.strategy() == RestartStrategy.REPLACE_VOLUMES
        && view.readyExcept(pod) == 0
        && !pod.dataLossConfirmed()) {
      throw new AssertionError("deletes the only copy: " + restart + " in " + view);
    }
  }

  /** Uses no assertion library because it is called several hundred million times. */
  private static void checkQuorum(ClusterView view, RolloutDecision decision) {
    if (decision instanceof RolloutDecision.Restart restart && view.pods().size() >= 3) {
      int ready = view.count(PodState.READY);
      int readyAfter = view.readyExcept(view.pods().get(restart.ordinal()));
      if (ready >= view.majority() && readyAfter < view.majority()) {
        throw new AssertionError("breaks the quorum: " + decision + " in " + view);
      }
    }
  }

  private static void checkOneAtATime(ClusterView view, PodView restarted) {
    boolean acceptsClients =
        restarted.state() == PodState.READY || restarted.state() == PodState.SETTLING;
    if (acceptsClients && view.readyExcept(restarted) < view.pods().size() - 1) {
      throw new AssertionError("second broker unavailable: " + restarted + " in " + view);
    }
    if (restarted.need() == RestartNeed.NONE) {
      throw new AssertionError("unnecessary restart: " + restarted + " in " + view);
    }
  }
}
