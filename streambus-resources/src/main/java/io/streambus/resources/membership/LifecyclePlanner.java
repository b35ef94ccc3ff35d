package io.streambus.resources.membership;

import io.streambus.api.values.ScalingPolicy;
import io.streambus.resources.membership.LifecycleState.Announced;
import io.streambus.resources.membership.LifecycleState.Hibernated;
import io.streambus.resources.membership.LifecycleState.Running;
import io.streambus.resources.membership.LifecycleState.Stopping;
import io.streambus.resources.membership.ObservedMembership.Pods;
import io.streambus.resources.model.RaftEpoch;
import java.util.Comparator;
import java.util.Optional;

/** Finds the course of a cluster from what is wanted and what is there. */
public final class LifecyclePlanner {

  private final ScaleRequest wish;
  private final ObservedMembership observedMembership;
  private final RaftEpochAllocator next;

  private LifecyclePlanner(ScaleRequest wish, ObservedMembership observedMembership) {
    this.wish = wish;
    this.observedMembership = observedMembership;
    this.next = new RaftEpochAllocator(wish.members(), observedMembership);
  }

  /**
   * The course.
   *
   * @param current the log that is in use, as the objects of the cluster tell it
   */
  public static LifecycleState plan(
      ScaleRequest wish, Optional<RaftEpoch> current, ObservedMembership observedMembership) {
    LifecyclePlanner planner = new LifecyclePlanner(wish, observedMembership);
    return current
        .or(planner::runningWithoutObjects)
        .map(log -> planner.from(observedMembership.newerThan(log).orElse(log)))
        .orElseGet(() -> planner.rest(planner.next.overKeptClaims(), Optional.empty()));
  }

  /** Pods whose StatefulSet and ConfigMap are lost. What their claims say is all that is known. */
  private Optional<RaftEpoch> runningWithoutObjects() {
    return observedMembership.pods() == Pods.UP
        ? observedMembership.named().stream()
            .max(Comparator.comparingInt(RaftEpoch::number))
            .or(() -> Optional.of(new RaftEpoch(1, wish.members())))
        : Optional.empty();
  }

  private LifecycleState from(RaftEpoch log) {
    if (log.members() == wish.members()) {
      return rest(log, Optional.empty());
    }
    if (observedMembership.isBlank()) {
      return rest(next.after(log), Optional.empty());
    }
    if (!wish.isPermitted()) {
      return rest(log, Optional.of(block(cause(), log, "")));
    }
    return switch (observedMembership.pods()) {
      case GONE -> rest(next.after(log), Optional.empty());
      case ENDING -> stop(log);
      case UP, NONE -> begin(log);
    };
  }

  private LifecycleState rest(RaftEpoch log, Optional<ScaleBlock> block) {
    return wish.hibernate() ? new Hibernated(log, block) : new Running(log, block);
  }

  private LifecycleState begin(RaftEpoch log) {
    if (wish.hibernate()) {
      return stop(log);
    }
    if (observedMembership.unrest().isPresent()) {
      return new Running(
          log, observedMembership.unrest().map(why -> block(ScaleBlock.Cause.UNREST, log, why)));
    }
    return observedMembership.announced() ? stop(log) : new Announced(log, wish.members());
  }

  private LifecycleState stop(RaftEpoch log) {
    return wish.hibernate()
        ? new Hibernated(log, Optional.empty())
        : new Stopping(log, wish.members());
  }

  private ScaleBlock.Cause cause() {
    return wish.policy() == ScalingPolicy.FORBID
        ? ScaleBlock.Cause.POLICY
        : ScaleBlock.Cause.CONFIRMATION;
  }

  private ScaleBlock block(ScaleBlock.Cause cause, RaftEpoch log, String detail) {
    return new ScaleBlock(cause, log.members(), wish.members(), detail);
  }
}
