package io.streambus.operator.rollout;

import com.google.common.collect.Comparators;
import io.streambus.api.ClusterNames;
import io.streambus.api.RolloutBlock;
import io.streambus.api.RolloutRestart;
import io.streambus.api.RolloutStatus;
import io.streambus.api.vocabulary.RolloutPredicate;
import io.streambus.operator.port.BrokerPod;
import io.streambus.operator.port.KubernetesTime;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** What to show of a roll, from what was shown before and from what a step did. */
final class RolloutProgress {

  /** A broker that restarts is no obstacle before it has been away for this long. */
  private static final Duration GRACE = Duration.ofSeconds(30);

  /** Nobody tells us that a right is there that was missing, or a node. */
  private static final Duration ASK_AGAIN = Duration.ofMinutes(1);

  /** The end of the last restart is shown before the roll is forgotten. */
  private static final Duration LAST_LOOK = Duration.ofSeconds(1);

  private final String cluster;
  private final Course course;
  private final Optional<RolloutStatus> before;
  private final Instant now;

  RolloutProgress(String cluster, Course course, Optional<RolloutStatus> before, Instant now) {
    this.cluster = cluster;
    this.course = course;
    this.before = before;
    this.now = now;
  }

  RolloutState after(Step step, Overrides overrides) {
    ImmutableRolloutState.Builder state =
        ImmutableRolloutState.builder().overrides(overrides).restarted(step.restarted());
    if (step.decision() instanceof Decision.Done && isOver()) {
      return state.again(overrides.next().map(this::until)).build();
    }
    List<RolloutRestart> restarts = restarts(step);
    Optional<RolloutRestart> current = current(restarts);
    Optional<RolloutBlock> block = block(step, current);
    return state
        .status(
            RolloutStatus.builder()
                .targetRevision(course.target().revision())
                .updated(course.updated())
                .total(course.pods().size())
                .currentPod(current.map(RolloutRestart::pod))
                .blockedBy(block)
                .restarts(restarts)
                .build())
        .again(
            Stream.of(
                    overrides.next().map(this::until),
                    settled().map(this::until),
                    current
                        .filter(restart -> block.isEmpty())
                        .flatMap(this::graceEnd)
                        .map(this::until),
                    step.obstacle().map(obstacle -> ASK_AGAIN),
                    Optional.of(LAST_LOOK)
                        .filter(look -> step.decision() instanceof Decision.Done)
                        .filter(look -> current.isEmpty() && course.allReady()))
                .flatMap(Optional::stream)
                .min(Comparator.naturalOrder()))
        .build();
  }

  private boolean isOver() {
    return before.isEmpty() || (course.allReady() && current(before.get().restarts()).isEmpty());
  }

  private List<RolloutRestart> restarts(Step step) {
    List<RolloutRestart> restarts = new ArrayList<>();
    Optional<RolloutRestart> begun = begun(step);
    for (SeenPod seen : course.pods()) {
      String name = name(seen.view().ordinal());
      begun
          .filter(restart -> restart.pod().equals(name))
          .or(() -> known(name).map(restart -> ended(restart, seen)))
          .ifPresent(restarts::add);
    }
    return restarts;
  }

  private Optional<RolloutRestart> begun(Step step) {
    return step.decision() instanceof Decision.Restart restart
        ? step.reason()
            .map(
                reason ->
                    RolloutRestart.builder()
                        .pod(name(restart.ordinal()))
                        .reason(reason)
                        .startedAt(now.truncatedTo(ChronoUnit.SECONDS).toString())
                        .build())
        : Optional.empty();
  }

  private Optional<RolloutRestart> known(String pod) {
    return before.stream()
        .flatMap(status -> status.restarts().stream())
        .filter(restart -> restart.pod().equals(pod))
        .findFirst();
  }

  private static RolloutRestart ended(RolloutRestart restart, SeenPod seen) {
    Optional<Instant> back = seen.pod().flatMap(BrokerPod::readySince);
    return restart.awaySeconds().isPresent() || !seen.view().isReady() || back.isEmpty()
        ? restart
        : RolloutRestart.builder()
            .from(restart)
            .awaySeconds(
                startedAt(restart)
                    .map(start -> Math.max(0, Duration.between(start, back.get()).toSeconds()))
                    .orElse(0L))
            .build();
  }

  private static Optional<RolloutRestart> current(List<RolloutRestart> restarts) {
    return restarts.stream()
        .filter(restart -> restart.awaySeconds().isEmpty())
        .max(Comparator.comparing(restart -> startedAt(restart).orElse(Instant.MIN)));
  }

  private Optional<RolloutBlock> block(Step step, Optional<RolloutRestart> current) {
    if (step.obstacle().isPresent()) {
      Step.Obstacle obstacle = step.obstacle().get();
      return Optional.of(block(obstacle.predicate(), step.ordinal(), obstacle.sentence()));
    }
    return wait(step.decision())
        .filter(wait -> !isBrief(wait, current))
        .flatMap(
            wait ->
                wait.predicate() == RolloutPredicate.LEADER_ASKED
                    ? beforeTheQuestion()
                    : Optional.of(block(wait.predicate(), wait.ordinal(), sentence(wait))));
  }

  /** What stood in the way of the step itself does so until the step is tried again. */
  private Optional<RolloutBlock> beforeTheQuestion() {
    return before
        .flatMap(RolloutStatus::blockedBy)
        .filter(block -> Step.isFoundOut(block.predicate()));
  }

  private Optional<Decision.Wait> wait(Decision decision) {
    if (decision instanceof Decision.Wait wait) {
      return Optional.of(wait);
    }
    return decision instanceof Decision.Done
        ? RollPlanner.troubleOf(course.view(OptionalInt.empty()))
        : Optional.empty();
  }

  private boolean isBrief(Decision.Wait wait, Optional<RolloutRestart> current) {
    return current
        .filter(restart -> wait.ordinal().isPresent())
        .filter(restart -> restart.pod().equals(name(wait.ordinal().getAsInt())))
        .flatMap(this::graceEnd)
        .isPresent();
  }

  /** Empty once it has passed. */
  private Optional<Instant> graceEnd(RolloutRestart restart) {
    return startedAt(restart)
        .map(start -> Comparators.min(start, now).plus(GRACE))
        .filter(end -> end.isAfter(now));
  }

  private RolloutBlock block(RolloutPredicate predicate, OptionalInt ordinal, String message) {
    Optional<String> pod =
        ordinal.isPresent() ? Optional.of(name(ordinal.getAsInt())) : Optional.empty();
    Optional<String> since =
        before
            .flatMap(RolloutStatus::blockedBy)
            .filter(block -> block.predicate().equals(predicate.text()) && block.pod().equals(pod))
            .flatMap(RolloutBlock::since);
    return RolloutBlock.builder()
        .predicate(predicate.text())
        .pod(pod)
        .since(since.orElseGet(() -> now.truncatedTo(ChronoUnit.SECONDS).toString()))
        .message(message)
        .build();
  }

  private String sentence(Decision.Wait wait) {
    return WaitSentence.of(
        wait.predicate(), wait.ordinal().isPresent() ? name(wait.ordinal().getAsInt()) : cluster);
  }

  private Optional<Instant> settled() {
    return course.pods().stream()
        .map(SeenPod::settled)
        .flatMap(Optional::stream)
        .min(Comparator.naturalOrder());
  }

  private Duration until(Instant moment) {
    return Duration.between(now, moment);
  }

  private String name(int ordinal) {
    return ClusterNames.pod(cluster, ordinal);
  }

  private static Optional<Instant> startedAt(RolloutRestart restart) {
    return restart.startedAt().flatMap(KubernetesTime::read);
  }
}
