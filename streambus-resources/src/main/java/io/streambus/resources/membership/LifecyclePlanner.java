package io.streambus.resources.membership;

import io.streambus.api.values.ScalingPolicy;
import io.streambus.resources.membership.LifecycleState.Hibernated;
import io.streambus.resources.membership.LifecycleState.Running;
import io.streambus.resources.membership.LifecycleState.ScaleBlock;
import io.streambus.resources.membership.LifecycleState.ScalingScheduled;
import io.streambus.resources.membership.LifecycleState.Stopping;
import io.streambus.resources.membership.ObservedMembership.PodsState;
import io.streambus.resources.model.RaftEpoch;
import java.util.Optional;

/** Determines the lifecycle state of a cluster from its desired and observed membership. */
public final class LifecyclePlanner {

  private final ScaleRequest request;
  private final ObservedMembership observedMembership;
  private final RaftEpochAllocator epochs;

  private LifecyclePlanner(ScaleRequest request, ObservedMembership observedMembership) {
    this.request = request;
    this.observedMembership = observedMembership;
    this.epochs = new RaftEpochAllocator(request.members(), observedMembership);
  }

  /**
   * Returns the lifecycle state.
   *
   * @param current current Raft epoch according to the objects of the cluster
   */
  public static LifecycleState plan(
      ScaleRequest request, Optional<RaftEpoch> current, ObservedMembership observedMembership) {
    LifecyclePlanner planner = new LifecyclePlanner(request, observedMembership);
    return current
        .or(planner::epochOfOrphanedPods)
        .map(epoch -> planner.from(observedMembership.verified(epoch)))
        .orElseGet(
            () ->
                planner.runningOrHibernated(planner.epochs.forExistingClaims(), Optional.empty()));
  }

  /**
   * Handles pods whose StatefulSet and ConfigMap are lost. Their claims are the only remaining
   * source of the epoch.
   */
  private Optional<RaftEpoch> epochOfOrphanedPods() {
    return observedMembership.podsState() == PodsState.RUNNING
        ? observedMembership
            .latestRecorded()
            .or(() -> Optional.of(new RaftEpoch(1, request.members())))
        : Optional.empty();
  }

  private LifecycleState from(RaftEpoch epoch) {
    if (epoch.members() == request.members()) {
      return runningOrHibernated(epoch, Optional.empty());
    }
    if (observedMembership.hasNoRaftData()) {
      return runningOrHibernated(epochs.nextAfter(epoch), Optional.empty());
    }
    if (!request.isPermitted()) {
      return runningOrHibernated(epoch, Optional.of(block(blockCause(), epoch, "")));
    }
    return switch (observedMembership.podsState()) {
      case SCALED_DOWN -> runningOrHibernated(epochs.nextAfter(epoch), Optional.empty());
      case SCALING_DOWN -> stopBrokers(epoch);
      case RUNNING, NONE -> startScaling(epoch);
    };
  }

  private LifecycleState runningOrHibernated(RaftEpoch epoch, Optional<ScaleBlock> block) {
    return request.hibernate() ? new Hibernated(epoch, block) : new Running(epoch, block);
  }

  private LifecycleState startScaling(RaftEpoch epoch) {
    if (request.hibernate()) {
      return stopBrokers(epoch);
    }
    if (observedMembership.unmetPrecondition().isPresent()) {
      return new Running(
          epoch,
          observedMembership
              .unmetPrecondition()
              .map(reason -> block(ScaleBlock.Cause.UNMET_PRECONDITION, epoch, reason)));
    }
    return observedMembership.scalingReported()
        ? stopBrokers(epoch)
        : new ScalingScheduled(epoch, request.members());
  }

  private LifecycleState stopBrokers(RaftEpoch epoch) {
    return request.hibernate()
        ? new Hibernated(epoch, Optional.empty())
        : new Stopping(epoch, request.members());
  }

  private ScaleBlock.Cause blockCause() {
    return request.policy() == ScalingPolicy.FORBID
        ? ScaleBlock.Cause.POLICY
        : ScaleBlock.Cause.CONFIRMATION;
  }

  private ScaleBlock block(ScaleBlock.Cause blockCause, RaftEpoch epoch, String detail) {
    return new ScaleBlock(blockCause, epoch.members(), request.members(), detail);
  }
}
