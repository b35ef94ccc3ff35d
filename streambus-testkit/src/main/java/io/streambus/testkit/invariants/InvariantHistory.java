package io.streambus.testkit.invariants;

import io.fabric8.kubernetes.api.model.HasMetadata;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Judges changes that are known one by one, as those of a simulation, by every {@link Invariant} of
 * clusters. It is for the clusters of one namespace. Every change counts as known before the next.
 */
public final class InvariantHistory {

  private static final Duration BETWEEN = Duration.ofMinutes(1);

  private final List<RecordedChange> recordedChanges = new ArrayList<>();

  /** Nothing happened yet. */
  public InvariantHistory() {}

  /**
   * The next change. A StreamBusCluster comes as a generic object.
   *
   * @param before absent when the object was created
   * @param after absent when it is gone
   */
  public void add(
      Actor actor, Optional<? extends HasMetadata> before, Optional<? extends HasMetadata> after) {
    Optional<ObjectState> was = before.flatMap(ObjectStates::of);
    Optional<ObjectState> is = after.flatMap(ObjectStates::of);
    if (was.isPresent() || is.isPresent()) {
      long version = recordedChanges.size() + 1L;
      Instant seen = Instant.EPOCH.plus(BETWEEN.multipliedBy(version));
      recordedChanges.add(new RecordedChange(version, seen, actor, was, is));
    }
  }

  /** What did not hold. */
  public List<Violation> violations() {
    return Judge.judge(recordedChanges);
  }
}
