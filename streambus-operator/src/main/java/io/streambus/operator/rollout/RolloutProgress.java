package io.streambus.operator.rollout;

import com.google.common.collect.Comparators;
import io.streambus.api.ClusterNames;
import io.streambus.api.RolloutBlock;
import io.streambus.api.RolloutRestart;
import io.streambus.api.RolloutStatus;
import io.streambus.api.StreamBusClusterStatus;
import io.streambus.api.values.RolloutPredicate;
import io.streambus.operator.kubernetes.BrokerPod;
import io.streambus.operator.kubernetes.KubernetesTimestamps;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Stream;

/** Computes the rollout status from the previous status and the result of a step. */
final class RolloutProgress {

  /** A restarting broker is reported as blocking only after it has been down for this long. */
  private static final Duration GRACE_PERIOD = Duration.ofSeconds(30);

  /** No event reports that a missing permission was granted or a node was added. */
  private static final Duration REQUEUE_AFTER = Duration.ofMinutes(1);

  private static final Duration FIRST_BUDGET_RETRY_DELAY = Duration.ofSeconds(1);

  /** No event reports that a disruption budget permits an eviction. */
  private static final Duration BUDGET_RETRY_DELAY = Duration.ofSeconds(10);

  /** The end of the last restart is reported before the rollout status is cleared. */
  private static final Duration FINAL_REPORT_DELAY = Duration.ofSeconds(1);

  private final String cluster;
  private final RolloutContext context;
  private final Optional<RolloutStatus> before;
  private final Instant now;

  RolloutProgress(RolloutContext context) {
    this.cluster = context.observed().name();
    this.context = context;
    this.before = context.observed().previousStatus().flatMap(StreamBusClusterStatus::rollout);
    this.now = context.observed().time();
  }

  RolloutState after(StepResult stepResult, PredicateOverrides predicateOverrides) {
    ImmutableRolloutState.Builder state =
        ImmutableRolloutState.builder()
            .predicateOverrides(predicateOverrides)
            .restarted(stepResult.restarted());
    if (stepResult.decision() instanceof RolloutDecision.Done && isOver()) {
      return state
          .requeueAfter(
              Stream.concat(
                      predicateOverrides.nextExpiration().stream(),
                      times(ClassifiedPod::inPlaceDeadline))
                  .min(Comparator.naturalOrder())
                  .map(this::until))
          .build();
    }
    List<RolloutRestart> restarts = restarts(stepResult);
    Optional<RolloutRestart> current = current(restarts);
    Optional<RolloutBlock> block = block(stepResult, current);
    return state
        .status(
            RolloutStatus.builder()
                .targetRevision(context.podTarget().revision())
                .updated(context.updated())
                .total(context.pods().size())
                .currentPod(current.map(RolloutRestart::pod))
                .blockedBy(block)
                .restarts(restarts)
                .build())
        .requeueAfter(
            Stream.of(
                    predicateOverrides.nextExpiration().map(this::until),
                    Stream.concat(
                            times(ClassifiedPod::settledAt), times(ClassifiedPod::inPlaceDeadline))
                        .min(Comparator.naturalOrder())
                        .map(this::until),
                    current
                        .filter(restart -> block.isEmpty())
                        .flatMap(this::graceEnd)
                        .map(this::until),
                    block.filter(each -> stepResult.blocker().isPresent()).map(this::retryAfter),
                    Optional.of(FINAL_REPORT_DELAY)
                        .filter(delay -> stepResult.decision() instanceof RolloutDecision.Done)
                        .filter(delay -> current.isEmpty() && context.allReady()))
                .flatMap(Optional::stream)
                .min(Comparator.naturalOrder()))
        .build();
  }

  /**
   * The controller that updates a disruption budget may be a moment behind, and a drain may end at
   * any time.
   */
  private Duration retryAfter(RolloutBlock block) {
    if (!block.predicate().equals(RolloutPredicate.DISRUPTION_BUDGET.value())) {
      return REQUEUE_AFTER;
    }
    return block
        .since()
        .flatMap(KubernetesTimestamps::parse)
        .filter(since -> since.plus(BUDGET_RETRY_DELAY).isAfter(now))
        .map(since -> FIRST_BUDGET_RETRY_DELAY)
        .orElse(BUDGET_RETRY_DELAY);
  }

  private boolean isOver() {
    return before.isEmpty() || (context.allReady() && current(before.get().restarts()).isEmpty());
  }

  private List<RolloutRestart> restarts(StepResult stepResult) {
    List<RolloutRestart> restarts = new ArrayList<>();
    Optional<RolloutRestart> startedRestart = startedRestart(stepResult);
    for (ClassifiedPod pod : context.pods()) {
      String name = name(pod.view().ordinal());
      startedRestart
          .filter(restart -> restart.pod().equals(name))
          .or(() -> previousRestart(name).map(restart -> withDowntime(restart, pod)))
          .ifPresent(restarts::add);
    }
    return restarts;
  }

  private Optional<RolloutRestart> startedRestart(StepResult stepResult) {
    return stepResult.decision() instanceof RolloutDecision.Restart restart
        ? stepResult
            .reason()
            .map(
                reason ->
                    RolloutRestart.builder()
                        .pod(name(restart.ordinal()))
                        .reason(reason)
                        .startedAt(now.truncatedTo(ChronoUnit.SECONDS).toString())
                        .build())
        : Optional.empty();
  }

  private Optional<RolloutRestart> previousRestart(String pod) {
    return before.stream()
        .flatMap(status -> status.restarts().stream())
        .filter(restart -> restart.pod().equals(pod))
        .findFirst();
  }

  private static RolloutRestart withDowntime(RolloutRestart restart, ClassifiedPod pod) {
    Optional<Instant> readySince = pod.pod().flatMap(BrokerPod::readySince);
    return restart.downtimeSeconds().isPresent() || !pod.view().isReady() || readySince.isEmpty()
        ? restart
        : RolloutRestart.builder()
            .from(restart)
            .downtimeSeconds(
                startedAt(restart)
                    .map(
                        start -> Math.max(0, Duration.between(start, readySince.get()).toSeconds()))
                    .orElse(0L))
            .build();
  }

  private static Optional<RolloutRestart> current(List<RolloutRestart> restarts) {
    return restarts.stream()
        .filter(restart -> restart.downtimeSeconds().isEmpty())
        .max(Comparator.comparing(restart -> startedAt(restart).orElse(Instant.MIN)));
  }

  private Optional<RolloutBlock> block(StepResult stepResult, Optional<RolloutRestart> current) {
    if (stepResult.blocker().isPresent()) {
      StepResult.Blocker blocker = stepResult.blocker().get();
      return Optional.of(block(blocker.predicate(), stepResult.ordinal(), blocker.message()));
    }
    return wait(stepResult.decision())
        .filter(wait -> !isWithinGracePeriod(wait, current))
        .flatMap(
            wait ->
                wait.predicate() == RolloutPredicate.LEADER_UNKNOWN
                    ? blockBeforeLeaderLookup()
                    : Optional.of(block(wait.predicate(), wait.ordinal(), message(wait))));
  }

  /** A predicate evaluated on execution stays reported until the step is executed again. */
  private Optional<RolloutBlock> blockBeforeLeaderLookup() {
    return before
        .flatMap(RolloutStatus::blockedBy)
        .filter(block -> StepResult.isEvaluatedOnExecution(block.predicate()));
  }

  private Optional<RolloutDecision.Wait> wait(RolloutDecision decision) {
    if (decision instanceof RolloutDecision.Wait wait) {
      return Optional.of(wait);
    }
    return decision instanceof RolloutDecision.Done
        ? RollPlanner.predicateFor(context.view(OptionalInt.empty()))
        : Optional.empty();
  }

  private boolean isWithinGracePeriod(RolloutDecision.Wait wait, Optional<RolloutRestart> current) {
    return current
        .filter(restart -> wait.ordinal().isPresent())
        .filter(restart -> restart.pod().equals(name(wait.ordinal().getAsInt())))
        .flatMap(this::graceEnd)
        .isPresent();
  }

  /** Empty once the grace period is over. */
  private Optional<Instant> graceEnd(RolloutRestart restart) {
    return startedAt(restart)
        .map(start -> Comparators.min(start, now).plus(GRACE_PERIOD))
        .filter(end -> end.isAfter(now));
  }

  private RolloutBlock block(RolloutPredicate predicate, OptionalInt ordinal, String message) {
    Optional<String> pod =
        ordinal.isPresent() ? Optional.of(name(ordinal.getAsInt())) : Optional.empty();
    Optional<String> since =
        before
            .flatMap(RolloutStatus::blockedBy)
            .filter(block -> block.predicate().equals(predicate.value()) && block.pod().equals(pod))
            .flatMap(RolloutBlock::since);
    return RolloutBlock.builder()
        .predicate(predicate.value())
        .pod(pod)
        .since(since.orElseGet(() -> now.truncatedTo(ChronoUnit.SECONDS).toString()))
        .message(message)
        .build();
  }

  private String message(RolloutDecision.Wait wait) {
    return PredicateMessages.of(
        wait.predicate(), wait.ordinal().isPresent() ? name(wait.ordinal().getAsInt()) : cluster);
  }

  private Stream<Instant> times(Function<ClassifiedPod, Optional<Instant>> property) {
    return context.pods().stream().map(property).flatMap(Optional::stream);
  }

  private Duration until(Instant time) {
    return Duration.between(now, time);
  }

  private String name(int ordinal) {
    return ClusterNames.pod(cluster, ordinal);
  }

  private static Optional<Instant> startedAt(RolloutRestart restart) {
    return restart.startedAt().flatMap(KubernetesTimestamps::parse);
  }
}
