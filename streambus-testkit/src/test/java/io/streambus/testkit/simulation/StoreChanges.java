package io.streambus.testkit.simulation;

import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.List;
import java.util.Optional;

/** Every change of the objects of a simulated cluster, for tests outside of this package. */
public final class StoreChanges {

  private StoreChanges() {}

  /**
   * One change.
   *
   * @param before empty if the object was created
   * @param after empty if the object was deleted
   */
  public record StoreChange(Optional<HasMetadata> before, Optional<HasMetadata> after) {}

  /** Returns the changes after the first ones. */
  public static List<StoreChange> since(SimulatedCluster cluster, int count) {
    return cluster.store().changesSince(count).stream()
        .map(change -> new StoreChange(change.before(), change.after()))
        .toList();
  }
}
