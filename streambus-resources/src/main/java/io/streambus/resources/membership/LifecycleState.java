package io.streambus.resources.membership;

import io.streambus.api.stability.PublicApi;
import io.streambus.resources.model.RaftEpoch;
import java.util.Optional;

/**
 * Lifecycle state of a cluster. A different number of brokers requires a new Raft epoch, and
 * brokers of two epochs must never run at the same time. Scaling therefore stops all brokers and
 * restarts them as members of the new epoch. The state is derived from the observed objects in
 * every reconciliation. It is part of a {@link io.streambus.resources.Resolution.Resolved}.
 */
@PublicApi
public sealed interface LifecycleState {

  /** {@return the Raft epoch of the running brokers, or of those that start next} */
  RaftEpoch raftEpoch();

  /** {@return whether the StatefulSet is scaled to zero} */
  default boolean scalesToZero() {
    return this instanceof Stopping || this instanceof Hibernated;
  }

  /** {@return why requested scaling is blocked; empty if no scaling is requested} */
  default Optional<ScaleBlock> scaleBlock() {
    return Optional.empty();
  }

  /**
   * Brokers are running or starting.
   *
   * @param raftEpoch Raft epoch of the brokers
   * @param scaleBlock why requested scaling is blocked; empty if no scaling is requested
   */
  record Running(RaftEpoch raftEpoch, Optional<ScaleBlock> scaleBlock) implements LifecycleState {}

  /**
   * Brokers are still running; the user is notified that all of them are about to stop.
   *
   * @param raftEpoch Raft epoch of the brokers
   * @param desired number of brokers after scaling
   */
  record ScalingScheduled(RaftEpoch raftEpoch, int desired) implements LifecycleState {}

  /**
   * Brokers are stopping, and start again once all of them have stopped.
   *
   * @param raftEpoch Raft epoch of the stopping brokers
   * @param desired number of brokers after scaling
   */
  record Stopping(RaftEpoch raftEpoch, int desired) implements LifecycleState {}

  /**
   * Brokers are stopping or stopped at the request of the user.
   *
   * @param raftEpoch Raft epoch of the brokers that start next
   * @param scaleBlock why requested scaling is blocked
   */
  record Hibernated(RaftEpoch raftEpoch, Optional<ScaleBlock> scaleBlock)
      implements LifecycleState {}

  /**
   * Reason why scaling cannot proceed now.
   *
   * @param cause machine-readable cause
   * @param currentMembers current number of brokers
   * @param desiredMembers number of brokers in the spec
   * @param detail details beyond the cause; may be empty
   */
  record ScaleBlock(Cause cause, int currentMembers, int desiredMembers, String detail) {

    /** Cause of a block. */
    public enum Cause {
      /** The user has to confirm scaling. */
      CONFIRMATION,
      /** The scaling policy of the spec forbids scaling. */
      POLICY,
      /** The cluster is not healthy; see the detail. */
      UNMET_PRECONDITION
    }
  }
}
