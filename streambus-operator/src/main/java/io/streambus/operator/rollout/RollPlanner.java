package io.streambus.operator.rollout;

import io.streambus.api.vocabulary.RolloutPredicate;
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
  static Decision next(ClusterView view) {
    return new RollPlanner(view).next();
  }

  private Decision next() {
    if (view.isHeldBy(RolloutPredicate.REVISION_UNOBSERVED)) {
      return new Decision.Wait(RolloutPredicate.REVISION_UNOBSERVED, OptionalInt.empty());
    }
    return finish()
        .or(this::heal)
        .or(this::replaceLost)
        .or(this::done)
        .or(this::held)
        .or(this::trouble)
        .orElseGet(this::restart);
  }

  /** The pod that is furthest from being ready, and is not overridden. */
  static Optional<Decision.Wait> troubleOf(ClusterView view) {
    return new RollPlanner(view).worst();
  }

  private Optional<Decision> finish() {
    for (PodView pod : view.pods()) {
      if (pod.changed()) {
        return Optional.of(new Decision.FinishInPlace(pod.ordinal()));
      }
    }
    return Optional.empty();
  }

  /**
   * Takes no client from anybody, and is the only way out of a bad spec. While there is no majority
   * a pod that is on its way out may be what the broken one waits for.
   */
  private Optional<Decision> heal() {
    boolean awaited =
        view.count(PodState.TERMINATING) > 0
            && view.count(PodState.READY) + view.count(PodState.SETTLING) < view.majority()
            && !view.overrides(RolloutPredicate.POD_TERMINATING);
    for (int i = view.pods().size() - 1; i >= 0 && !awaited; i--) {
      PodView pod = view.pods().get(i);
      if (pod.state() == PodState.UNREADY
          && (pod.need() == PodNeed.REVISION || pod.need() == PodNeed.RESTART)) {
        return Optional.of(new Decision.Restart(pod.ordinal(), Way.DELETE));
      }
    }
    return Optional.empty();
  }

  /** The pod of a lost node never becomes ready, and may be on its way out for ever. */
  private Optional<Decision> replaceLost() {
    for (PodView pod : view.pods()) {
      boolean lost = pod.state() == PodState.UNREADY || pod.state() == PodState.TERMINATING;
      if (lost && pod.need() == PodNeed.VOLUMES && view.standsWithout(pod)) {
        return Optional.of(new Decision.Restart(pod.ordinal(), Way.REPLACE_VOLUMES));
      }
    }
    return Optional.empty();
  }

  private Optional<Decision> done() {
    for (PodView pod : view.pods()) {
      if (pod.need() != PodNeed.NONE) {
        return Optional.empty();
      }
    }
    return Optional.of(Decision.DONE);
  }

  private Optional<Decision> held() {
    return view.hold().map(predicate -> new Decision.Wait(predicate, OptionalInt.empty()));
  }

  /** No broker leaves while another one is unwell. The worst trouble is named. */
  private Optional<Decision> trouble() {
    return worst().map(Decision.class::cast);
  }

  private Optional<Decision.Wait> worst() {
    PodView worst = null;
    for (PodView pod : view.pods()) {
      if (!isFine(pod) && (worst == null || severity(pod) > severity(worst))) {
        worst = pod;
      }
    }
    return Optional.ofNullable(worst).map(pod -> wait(troubleOf(pod), pod));
  }

  private boolean isFine(PodView pod) {
    return pod.isReady() || view.overrides(troubleOf(pod));
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

  private static RolloutPredicate troubleOf(PodView pod) {
    return switch (pod.state()) {
      case TERMINATING -> RolloutPredicate.POD_TERMINATING;
      case MISSING -> RolloutPredicate.POD_MISSING;
      // Whether others are ready is what such a pod waits for.
      case UNREADY ->
          pod.need() == PodNeed.VOLUMES ? RolloutPredicate.QUORUM : RolloutPredicate.POD_NOT_READY;
      case SETTLING -> RolloutPredicate.POD_SETTLING;
      case READY -> throw new IllegalArgumentException("a ready pod is no trouble");
    };
  }

  /** Here every pod that does not run is one that a person says not to wait for. */
  private Decision restart() {
    PodView candidate = candidate();
    if (candidate == null) {
      return stuck();
    }
    if (!view.standsWithout(candidate)) {
      return wait(RolloutPredicate.QUORUM, candidate);
    }
    return new Decision.Restart(candidate.ordinal(), way(candidate));
  }

  private static Way way(PodView pod) {
    return switch (pod.need()) {
      case VOLUMES -> Way.REPLACE_VOLUMES;
      case REVISION -> pod.inPlace() && pod.isReady() ? Way.IN_PLACE : Way.DELETE;
      case RESTART, NONE -> Way.DELETE;
    };
  }

  /** The leader last, and highest ordinals first. */
  private @Nullable PodView candidate() {
    PodView last = null;
    for (int i = view.pods().size() - 1; i >= 0; i--) {
      PodView pod = view.pods().get(i);
      if (pod.need() == PodNeed.NONE || !pod.takesClients()) {
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
  private Decision stuck() {
    for (PodView pod : view.pods()) {
      if (pod.need() != PodNeed.NONE) {
        return wait(troubleOf(pod), pod);
      }
    }
    return Decision.DONE;
  }

  private static Decision.Wait wait(RolloutPredicate predicate, PodView pod) {
    return new Decision.Wait(predicate, OptionalInt.of(pod.ordinal()));
  }
}
