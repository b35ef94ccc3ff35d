package io.streambus.resources.membership;

import io.streambus.resources.model.BrokerCluster;
import io.streambus.resources.model.BrokerStorage;
import io.streambus.resources.model.ImmutableBrokerCluster;
import java.util.List;
import java.util.Optional;

/** What stays as it is while a cluster lives: its members and their volumes. */
public final class Membership {

  private Membership() {}

  /** The cluster that is wanted, with the members of its course and the volumes that it has. */
  public static BrokerCluster retain(
      BrokerCluster wanted,
      LifecycleState lifecycleState,
      Optional<ExistingState.Volumes> volumes) {
    BrokerStorage templates =
        volumes
            .map(found -> StoragePlan.templates(wanted.storage(), found))
            .orElse(wanted.storage());
    return ImmutableBrokerCluster.copyOf(wanted)
        .withReplicas(lifecycleState.log().members())
        .withRaftEpochNumber(lifecycleState.log().number())
        .withStopped(lifecycleState.stops())
        .withRaftTemplate(
            volumes
                .map(ExistingState.Volumes::raftEpoch)
                .orElseGet(() -> Optional.of(lifecycleState.log())))
        .withStorage(templates)
        .withStorageGoal(StoragePlan.goal(wanted.storage(), templates));
  }

  /** Every change of volumes that {@link #retain} undoes. */
  public static List<BlockedChange> changes(BrokerCluster wanted, BrokerCluster kept) {
    return StoragePlan.blocked(wanted.storage(), kept.storageGoal()).toList();
  }
}
