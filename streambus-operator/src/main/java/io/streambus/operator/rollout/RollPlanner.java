package io.streambus.operator.rollout;

import io.streambus.api.values.RolloutPredicate;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Rollout rules as a pure function. An unhealthy broker restarts first, regardless of all other
 * predicates. A broker that accepts clients restarts only while all others do, the leader last.
 */
final class RollPlanner {

  private final ClusterView view;

  private RollPlanner(ClusterView view) {
    this.view = view;
  }

  /** Decides on the next action: at most one. */
  static RolloutDecision next(ClusterView view) {
    return new RollPlanner(view).next();
  }

  private RolloutDecision next() {
    if (view.isBlockedBy(RolloutPredicate.REVISION_UNOBSERVED)) {
      return new RolloutDecision.Wait(RolloutPredicate.REVISION_UNOBSERVED, OptionalInt.empty());
    }
    return finish()
        .or(this::restartUnhealthy)
        .or(this::unconfirmedDataLoss)
        .or(this::replaceLost)
        .or(this::done)
        .or(this::blocked)
        .or(this::unhealthy)
        .orElseGet(this::restart);
  }

  /** The wait for the pod that is furthest from ready and whose predicate is not overridden. */
  static Optional<RolloutDecision.Wait> predicateFor(ClusterView view) {
    return new RollPlanner(view).mostSevere();
  }

  private Optional<RolloutDecision> finish() {
    for (PodView pod : view.pods()) {
      if (pod.updatedInPlace()) {
        return Optional.of(new RolloutDecision.FinishInPlace(pod.ordinal()));
      }
    }
    return Optional.empty();
  }

  /**
   * Disconnects no client and is the only way to recover from a bad spec. While there is no
   * majority, the unhealthy pod may be waiting for a pod that is terminating.
   */
  private Optional<RolloutDecision> restartUnhealthy() {
    boolean mayWaitForTermination =
        view.count(PodState.TERMINATING) > 0
            && view.count(PodState.READY) + view.count(PodState.SETTLING) < view.majority()
            && !view.overrides(RolloutPredicate.POD_TERMINATING);
    for (int i = view.pods().size() - 1; i >= 0 && !mayWaitForTermination; i--) {
      PodView pod = view.pods().get(i);
      if (pod.state() == PodState.UNREADY
          && (pod.need() == RestartNeed.NEW_REVISION || pod.need() == RestartNeed.REQUESTED)) {
        return Optional.of(new RolloutDecision.Restart(pod.ordinal(), RestartStrategy.DELETE));
      }
    }
    return Optional.empty();
  }

  /** Until the user decides, no other broker restarts either: none of them is ready. */
  private Optional<RolloutDecision> unconfirmedDataLoss() {
    for (PodView pod : view.pods()) {
      if (view.isDataLossUnconfirmed(pod) && view.hasQuorumWithout(pod)) {
        return Optional.of(wait(RolloutPredicate.DATA_LOSS_UNCONFIRMED, pod));
      }
    }
    return Optional.empty();
  }

  /** The pod of a lost node never becomes ready and may be terminating forever. */
  private Optional<RolloutDecision> replaceLost() {
    for (PodView pod : view.pods()) {
      boolean lost = pod.state() == PodState.UNREADY || pod.state() == PodState.TERMINATING;
      if (lost && pod.need() == RestartNeed.NEW_VOLUMES && view.hasQuorumWithout(pod)) {
        return Optional.of(
            new RolloutDecision.Restart(pod.ordinal(), RestartStrategy.REPLACE_VOLUMES));
      }
    }
    return Optional.empty();
  }

  private Optional<RolloutDecision> done() {
    for (PodView pod : view.pods()) {
      if (pod.need() != RestartNeed.NONE) {
        return Optional.empty();
      }
    }
    return Optional.of(RolloutDecision.DONE);
  }

  private Optional<RolloutDecision> blocked() {
    return view.blockedBy()
        .map(predicate -> new RolloutDecision.Wait(predicate, OptionalInt.empty()));
  }

  /** No broker restarts while another is unhealthy; the most severe problem is reported. */
  private Optional<RolloutDecision> unhealthy() {
    return mostSevere().map(RolloutDecision.class::cast);
  }

  private Optional<RolloutDecision.Wait> mostSevere() {
    PodView mostSevere = null;
    for (PodView pod : view.pods()) {
      if (!isHealthy(pod) && (mostSevere == null || severity(pod) > severity(mostSevere))) {
        mostSevere = pod;
      }
    }
    return Optional.ofNullable(mostSevere).map(pod -> wait(predicateFor(pod), pod));
  }

  private boolean isHealthy(PodView pod) {
    return pod.isReady() || view.overrides(predicateFor(pod));
  }

  private static int severity(PodView pod) {
    return switch (pod.state()) {
      case TERMINATING -> 4;
      case MISSING -> 3;
      case UNREADY -> 2;
      case SETTLING -> 1;
      case READY -> 0;
    };
  }

  private static RolloutPredicate predicateFor(PodView pod) {
    return switch (pod.state()) {
      case TERMINATING -> RolloutPredicate.POD_TERMINATING;
      case MISSING -> RolloutPredicate.POD_MISSING;
      // Such a pod waits until the other brokers are ready.
      case UNREADY ->
          pod.need() == RestartNeed.NEW_VOLUMES
              ? RolloutPredicate.QUORUM
              : RolloutPredicate.POD_NOT_READY;
      case SETTLING -> RolloutPredicate.POD_SETTLING;
      case READY -> throw new IllegalArgumentException("a ready pod does not block a rollout");
    };
  }

  /** At this point the predicate of every pod that is not ready is overridden. */
  private RolloutDecision restart() {
    PodView candidate = candidate();
    if (candidate == null) {
      return stuck();
    }
    if (!view.hasQuorumWithout(candidate)) {
      return wait(RolloutPredicate.QUORUM, candidate);
    }
    return new RolloutDecision.Restart(candidate.ordinal(), restartStrategy(candidate));
  }

  private static RestartStrategy restartStrategy(PodView pod) {
    return switch (pod.need()) {
      case NEW_VOLUMES -> RestartStrategy.REPLACE_VOLUMES;
      case NEW_REVISION ->
          pod.updatableInPlace() && pod.isReady()
              ? RestartStrategy.IN_PLACE
              : RestartStrategy.DELETE;
      case REQUESTED, NONE -> RestartStrategy.DELETE;
    };
  }

  /** Highest ordinal first, leader last. */
  private @Nullable PodView candidate() {
    PodView last = null;
    for (int i = view.pods().size() - 1; i >= 0; i--) {
      PodView pod = view.pods().get(i);
      if (pod.need() == RestartNeed.NONE || !pod.mayServeClients()) {
        continue;
      }
      if (view.leader().isPresent() && view.leader().getAsInt() == pod.ordinal()) {
        last = pod;
      } else {
        return pod;
      }
    }
    return last;
  }

  /** The pods that have to restart are not running and are overridden: no action is possible. */
  private RolloutDecision stuck() {
    for (PodView pod : view.pods()) {
      if (pod.need() != RestartNeed.NONE) {
        return wait(predicateFor(pod), pod);
      }
    }
    return RolloutDecision.DONE;
  }

  private static RolloutDecision.Wait wait(RolloutPredicate predicate, PodView pod) {
    return new RolloutDecision.Wait(predicate, OptionalInt.of(pod.ordinal()));
  }
}
