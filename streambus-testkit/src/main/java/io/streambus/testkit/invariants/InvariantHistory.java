package io.streambus.testkit.invariants;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.streambus.testkit.invariants.Invariant.Violation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Checks individually recorded changes, such as those of a simulation, against every {@link
 * Invariant} of clusters. All changes must be in one namespace. Each change counts as known before
 * the next one is made.
 */
public final class InvariantHistory implements QuorumHistory {

  private static final Duration INTERVAL = Duration.ofMinutes(1);

  private final List<RecordedChange> changes = new ArrayList<>();

  /** Creates an empty history. */
  public InvariantHistory() {}

  /**
   * Adds the next change. A StreamBusCluster must be given as a generic resource.
   *
   * @param actor who made the change
   * @param before empty if the object was created
   * @param after empty if the object was deleted
   */
  public void add(
      Actor actor, Optional<? extends HasMetadata> before, Optional<? extends HasMetadata> after) {
    Optional<ObjectState> stateBefore = before.flatMap(ObjectStates::of);
    Optional<ObjectState> stateAfter = after.flatMap(ObjectStates::of);
    if (stateBefore.isPresent() || stateAfter.isPresent()) {
      long version = changes.size() + 1L;
      Instant observedAt = Instant.EPOCH.plus(INTERVAL.multipliedBy(version));
      changes.add(new RecordedChange(version, observedAt, actor, stateBefore, stateAfter));
    }
  }

  @Override
  public Optional<String> lossOfQuorum(String cluster) {
    return QuorumLoss.first(changes, cluster);
  }

  /** {@return the violations by the changes added so far} */
  public List<Violation> violations() {
    return InvariantChecker.check(changes);
  }
}
