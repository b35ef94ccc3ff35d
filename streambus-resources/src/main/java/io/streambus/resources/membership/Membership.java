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
      Optional<ExistingState.ClaimTemplates> volumes) {
    BrokerStorage templates =
        volumes
            .map(existing -> StoragePlan.templates(desired.desiredStorage(), existing))
            .orElse(desired.desiredStorage());
    BrokerStorage requested =
        volumes.flatMap(ExistingState.ClaimTemplates::requested).orElse(templates);
    return ImmutableBrokerCluster.copyOf(desired)
        .withReplicas(lifecycleState.raftEpoch().members())
        .withRaftEpochNumber(lifecycleState.raftEpoch().number())
        .withStopped(lifecycleState.scalesToZero())
        .withClaimTemplateEpoch(
            volumes
                .map(ExistingState.ClaimTemplates::raftEpoch)
                .orElseGet(() -> Optional.of(lifecycleState.raftEpoch())))
        .withCurrentStorage(templates)
        .withRequestedStorage(requested)
        .withDesiredStorage(new StoragePlan(requested, templates).target(desired.desiredStorage()));
  }

  /** Returns all volume changes that {@link #retain} reverts. */
  public static List<BlockedChange> blockedChanges(BrokerCluster desired, BrokerCluster retained) {
    return new StoragePlan(retained.requestedStorage(), retained.desiredStorage())
        .blockedChanges(desired.desiredStorage())
        .toList();
  }
}
