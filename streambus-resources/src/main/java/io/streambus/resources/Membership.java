package io.streambus.resources;

import io.streambus.resources.model.BrokerCluster;
import io.streambus.resources.model.BrokerStorage;
import io.streambus.resources.model.ImmutableBrokerCluster;
import java.util.List;
import java.util.stream.Stream;

/** What stays as it is while a cluster lives: its members and their volumes. */
final class Membership {

  private static final String REPLICAS_ARE_FIXED =
      "the members of a running cluster are fixed at its first start, and another number of them"
          + " would destroy it; set spec.replicas back to %s, or make a second cluster of the size"
          + " that you want and move your clients to it";

  private Membership() {}

  /** The cluster that is wanted, with the members and volumes that it has. */
  static BrokerCluster keep(BrokerCluster wanted, InForce inForce) {
    BrokerStorage templates =
        inForce
            .volumes()
            .map(volumes -> KeptStorage.templates(wanted.storage(), volumes))
            .orElse(wanted.storage());
    return ImmutableBrokerCluster.copyOf(wanted)
        .withReplicas(inForce.replicas())
        .withRaftGeneration(inForce.raftGeneration())
        .withStorage(templates)
        .withStorageGoal(KeptStorage.goal(wanted.storage(), templates));
  }

  /** Every change that {@link #keep} undoes. */
  static List<BlockedChange> changes(BrokerCluster wanted, BrokerCluster kept) {
    return Stream.concat(
            replicas(wanted.replicas(), kept.replicas()),
            KeptStorage.blocked(wanted.storage(), kept.storageGoal()))
        .toList();
  }

  private static Stream<BlockedChange> replicas(int wanted, int kept) {
    return wanted == kept
        ? Stream.empty()
        : Stream.of(
            new BlockedChange(
                "spec.replicas",
                Integer.toString(kept),
                Integer.toString(wanted),
                REPLICAS_ARE_FIXED.formatted(kept)));
  }
}
