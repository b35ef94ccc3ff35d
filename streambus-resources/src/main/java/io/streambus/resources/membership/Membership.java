package io.streambus.resources.membership;

import io.streambus.resources.model.BrokerCluster;
import io.streambus.resources.model.BrokerStorage;
import io.streambus.resources.model.ImmutableBrokerCluster;
import java.util.List;
import java.util.Optional;

/** Applies the members and volumes of an existing cluster to the desired one. */
public final class Membership {

  private Membership() {}

  /**
   * Returns the desired cluster with the members of its lifecycle state and the volumes it already
   * has.
   */
  public static BrokerCluster retain(
      BrokerCluster desired,
      LifecycleState lifecycleState,
      Optional<ExistingState.Volumes> volumes) {
    BrokerStorage templates =
        volumes
            .map(existing -> StoragePlan.templates(desired.storage(), existing))
            .orElse(desired.storage());
    return ImmutableBrokerCluster.copyOf(desired)
        .withReplicas(lifecycleState.log().members())
        .withRaftEpochNumber(lifecycleState.log().number())
        .withStopped(lifecycleState.stops())
        .withRaftTemplate(
            volumes
                .map(ExistingState.Volumes::raftEpoch)
                .orElseGet(() -> Optional.of(lifecycleState.log())))
        .withStorage(templates)
        .withStorageGoal(StoragePlan.goal(desired.storage(), templates));
  }

  /** Returns all volume changes that {@link #retain} reverts. */
  public static List<BlockedChange> changes(BrokerCluster desired, BrokerCluster retained) {
    return StoragePlan.blocked(desired.storage(), retained.storageGoal()).toList();
  }
}
