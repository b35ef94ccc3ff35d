package io.streambus.resources.membership;

import io.streambus.resources.model.RaftEpoch;
import java.util.Optional;

/**
 * What becomes of the brokers as a whole. Another number of brokers takes another Raft log, and
 * brokers of two logs must never run at once: so all of them stop, and start again as members of
 * the next log. Where a cluster is on that way follows from what is there, in every pass anew.
 */
public sealed interface LifecycleState {

  /** The log of brokers that run, or of those that start next. */
  RaftEpoch log();

  /** Whether the StatefulSet shall have no pod. */
  boolean stops();

  /** Why another number that is wanted does not come about; empty where none is wanted. */
  default Optional<ScaleBlock> block() {
    return Optional.empty();
  }

  /**
   * Brokers run, or start.
   *
   * @param block why another number that is wanted does not come about; empty where none is wanted
   */
  record Running(RaftEpoch log, Optional<ScaleBlock> block) implements LifecycleState {
    @Override
    public boolean stops() {
      return false;
    }
  }

  /**
   * Brokers still run; the user is told that all of them stop next.
   *
   * @param desired number of brokers afterwards
   */
  record Announced(RaftEpoch log, int desired) implements LifecycleState {
    @Override
    public boolean stops() {
      return false;
    }
  }

  /**
   * Brokers stop, and start again once none is left.
   *
   * @param desired number of brokers afterwards
   */
  record Stopping(RaftEpoch log, int desired) implements LifecycleState {
    @Override
    public boolean stops() {
      return true;
    }
  }

  /**
   * Brokers stop, and stay so, because the user wants it.
   *
   * @param block why another number that is wanted does not come about
   */
  record Hibernated(RaftEpoch log, Optional<ScaleBlock> block) implements LifecycleState {
    @Override
    public boolean stops() {
      return true;
    }
  }
}
