package io.streambus.resources;

import io.streambus.resources.model.BrokerCluster;
import io.streambus.resources.model.BrokerStorage;
import io.streambus.resources.model.ImmutableBrokerCluster;
import java.util.List;
import java.util.Optional;

/** What stays as it is while a cluster lives: its members and their volumes. */
final class Membership {

  private Membership() {}

  /** The cluster that is wanted, with the members of its course and the volumes that it has. */
  static BrokerCluster keep(
      BrokerCluster wanted, Course course, Optional<InForce.Volumes> volumes) {
    BrokerStorage templates =
        volumes
            .map(found -> KeptStorage.templates(wanted.storage(), found))
            .orElse(wanted.storage());
    return ImmutableBrokerCluster.copyOf(wanted)
        .withReplicas(course.log().members())
        .withRaftGeneration(course.log().generation())
        .withStopped(course.stops())
        .withRaftTemplate(
            volumes.map(InForce.Volumes::raftLog).orElseGet(() -> Optional.of(course.log())))
        .withStorage(templates)
        .withStorageGoal(KeptStorage.goal(wanted.storage(), templates));
  }

  /** Every change of volumes that {@link #keep} undoes. */
  static List<BlockedChange> changes(BrokerCluster wanted, BrokerCluster kept) {
    return KeptStorage.blocked(wanted.storage(), kept.storageGoal()).toList();
  }
}
