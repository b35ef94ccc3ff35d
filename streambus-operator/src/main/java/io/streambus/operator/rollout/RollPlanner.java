package io.streambus.operator.rollout;

import io.streambus.api.values.RolloutPredicate;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * The rules of a roll, as a pure function. A broker that is broken anyway restarts first, whatever
 * else holds. One that accepts clients restarts only while all others do, and the leader last.
 */
final class RollPlanner {

  private final ClusterView view;

  private RollPlanner(ClusterView view) {
    this.view = view;
  }

  /** What is to be done next: one thing, or nothing. */
  static RolloutDecision next(ClusterView view) {
    return new RollPlanner(view).next();
  }

  private RolloutDecision next() {
    if (view.isBlockedBy(RolloutPredicate.REVISION_UNOBSERVED)) {
      return new RolloutDecision.Wait(RolloutPredicate.REVISION_UNOBSERVED, OptionalInt.empty());
    }
    return finish()
        .or(this::heal)
        .or(this::replaceLost)
        .or(this::done)
        .or(this::blocked)
        .or(this::unhealthy)
        .orElseGet(this::restart);
  }

  /** The pod that is furthest from being ready, and is not overridden. */
  static Optional<RolloutDecision.Wait> predicateFor(ClusterView view) {
    return new RollPlanner(view).worst();
  }

  private Optional<RolloutDecision> finish() {
    for (PodView pod : view.pods()) {
      if (pod.changed()) {
        return Optional.of(new RolloutDecision.FinishInPlace(pod.ordinal()));
      }
    }
    return Optional.empty();
  }

  /**
   * Takes no client from anybody, and is the only way out of a bad spec. While there is no majority
   * a pod that is on its way out may be what the broken one waits for.
   */
  private Optional<RolloutDecision> heal() {
    boolean awaited =
        view.count(PodState.TERMINATING) > 0
            && view.count(PodState.READY) + view.count(PodState.SETTLING) < view.majority()
            && !view.overrides(RolloutPredicate.POD_TERMINATING);
    for (int i = view.pods().size() - 1; i >= 0 && !awaited; i--) {
      PodView pod = view.pods().get(i);
      if (pod.state() == PodState.UNREADY
          && (pod.need() == RestartNeed.REVISION || pod.need() == RestartNeed.RESTART)) {
        return Optional.of(new RolloutDecision.Restart(pod.ordinal(), RestartStrategy.DELETE));
      }
    }
    return Optional.empty();
  }

  /** The pod of a lost node never becomes ready, and may be on its way out for ever. */
  private Optional<RolloutDecision> replaceLost() {
    for (PodView pod : view.pods()) {
      boolean lost = pod.state() == PodState.UNREADY || pod.state() == PodState.TERMINATING;
      if (lost && pod.need() == RestartNeed.VOLUMES && view.hasQuorumWithout(pod)) {
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
    return view.hold().map(predicate -> new RolloutDecision.Wait(predicate, OptionalInt.empty()));
  }

  /** No broker leaves while another one is unwell. The worst trouble is named. */
  private Optional<RolloutDecision> unhealthy() {
    return worst().map(RolloutDecision.class::cast);
  }

  private Optional<RolloutDecision.Wait> worst() {
    PodView worst = null;
    for (PodView pod : view.pods()) {
      if (!isFine(pod) && (worst == null || severity(pod) > severity(worst))) {
        worst = pod;
      }
    }
    return Optional.ofNullable(worst).map(pod -> wait(predicateFor(pod), pod));
  }

  private boolean isFine(PodView pod) {
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
      // Whether others are ready is what such a pod waits for.
      case UNREADY ->
          pod.need() == RestartNeed.VOLUMES
              ? RolloutPredicate.QUORUM
              : RolloutPredicate.POD_NOT_READY;
      case SETTLING -> RolloutPredicate.POD_SETTLING;
      case READY -> throw new IllegalArgumentException("a ready pod is no trouble");
    };
  }

  /** Here every pod that does not run is one that a person says not to wait for. */
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
      case VOLUMES -> RestartStrategy.REPLACE_VOLUMES;
      case REVISION ->
          pod.inPlace() && pod.isReady() ? RestartStrategy.IN_PLACE : RestartStrategy.DELETE;
      case RESTART, NONE -> RestartStrategy.DELETE;
    };
  }

  /** The leader last, and highest ordinals first. */
  private @Nullable PodView candidate() {
    PodView last = null;
    for (int i = view.pods().size() - 1; i >= 0; i--) {
      PodView pod = view.pods().get(i);
      if (pod.need() == RestartNeed.NONE || !pod.takesClients()) {
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

  /** What needs something does not run, and nobody waits for it: nothing can be done for it now. */
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
