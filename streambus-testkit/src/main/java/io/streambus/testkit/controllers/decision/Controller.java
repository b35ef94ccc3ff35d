package io.streambus.testkit.controllers.decision;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Decides what to write, given the state of a cluster. */
@FunctionalInterface
public interface Controller {

  /**
   * Returns the writes that are due, in their order; empty if there is nothing to do. The same
   * state gives the same writes.
   */
  List<Write> decide(ClusterState state);

  /** When the decision changes although no object does; empty if it does not. */
  default Optional<Instant> nextDue(ClusterState state) {
    return Optional.empty();
  }
}
