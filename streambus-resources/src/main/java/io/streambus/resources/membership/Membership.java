package io.streambus.resources.membership;

import io.streambus.resources.model.BrokerCluster;
import io.streambus.resources.model.BrokerStorage;
import io.streambus.resources.model.ImmutableBrokerCluster;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Applies the members, volumes and network of an existing cluster to the desired one. */
public final class Membership {

  private Membership() {}

  /**
   * Returns the desired cluster with the members of its lifecycle state, the volumes it already
   * has, and those parts of the network that cannot change while brokers are running.
   */
  public static BrokerCluster retain(
      BrokerCluster desired,
      LifecycleState lifecycleState,
      Optional<ExistingState.ClaimTemplates> volumes,
      ObservedNetwork network) {
    BrokerStorage templates =
        volumes
            .map(existing -> StoragePlan.templates(desired.desiredStorage(), existing))
            .orElse(desired.desiredStorage());
    BrokerStorage requested =
        volumes.flatMap(ExistingState.ClaimTemplates::requested).orElse(templates);
    BrokerCluster withMembers =
        ImmutableBrokerCluster.copyOf(desired)
            .withReplicas(lifecycleState.raftEpoch().members())
            .withRaftEpochNumber(lifecycleState.raftEpoch().number())
            .withStopped(lifecycleState.scalesToZero())
            .withClaimTemplateEpoch(
                volumes
                    .map(ExistingState.ClaimTemplates::raftEpoch)
                    .orElseGet(() -> Optional.of(lifecycleState.raftEpoch())))
            .withCurrentStorage(templates)
            .withRequestedStorage(requested)
            .withDesiredStorage(
                new StoragePlan(requested, templates).target(desired.desiredStorage()));
    return NetworkPlan.retain(withMembers, network);
  }

  /** Returns all changes that {@link #retain} reverts, except of the members. */
  public static List<BlockedChange> blockedChanges(BrokerCluster desired, BrokerCluster retained) {
    return Stream.concat(
            new StoragePlan(retained.requestedStorage(), retained.desiredStorage())
                .blockedChanges(desired.desiredStorage()),
            NetworkPlan.blockedChanges(desired, retained))
        .toList();
  }
}
