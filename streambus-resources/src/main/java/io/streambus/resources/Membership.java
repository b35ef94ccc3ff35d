package io.streambus.resources;

import io.streambus.resources.canonical.CanonicalQuantity;
import io.streambus.resources.model.BrokerCluster;
import io.streambus.resources.model.BrokerStorage;
import io.streambus.resources.model.ImmutableBrokerCluster;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What stays as it is while a cluster lives: its members and their volumes. */
final class Membership {

  private static final String REPLICAS_ARE_FIXED =
      "the members of a running cluster are fixed at its first start, and another number of them"
          + " would destroy it; set spec.replicas back to %s, or make a second cluster of the size"
          + " that you want and move your clients to it";

  private static final String CLASS_IS_FIXED =
      "Kubernetes cannot move volumes to another class; set it back to %s, or make a second cluster"
          + " and move your clients to it";

  private static final String SIZE_IS_FIXED =
      "the operator does not resize the volumes of a running cluster; set it back to %s, or make a"
          + " second cluster and move your clients to it";

  private static final String DEFAULT_CLASS = "the default class";

  private Membership() {}

  /** The cluster that is wanted, with the members and volumes that it has. */
  static BrokerCluster keep(BrokerCluster wanted, InForce inForce) {
    return ImmutableBrokerCluster.copyOf(wanted)
        .withReplicas(inForce.replicas())
        .withRaftGeneration(inForce.raftGeneration())
        .withStorage(
            inForce
                .volumes()
                .map(volumes -> storage(wanted.storage(), volumes))
                .orElse(wanted.storage()));
  }

  private static BrokerStorage storage(BrokerStorage wanted, InForce.Volumes inForce) {
    return new BrokerStorage(
        inForce.storageClass(),
        CanonicalQuantity.parse(inForce.size()).orElse(wanted.size()),
        CanonicalQuantity.parse(inForce.raftSize()).orElse(wanted.raftSize()));
  }

  /** Every change that {@link #keep} undoes. */
  static List<BlockedChange> changes(BrokerCluster wanted, BrokerCluster kept) {
    BrokerStorage from = kept.storage();
    BrokerStorage to = wanted.storage();
    return Stream.of(
            change("spec.replicas", kept.replicas(), wanted.replicas(), REPLICAS_ARE_FIXED),
            change("spec.storage.class", className(from), className(to), CLASS_IS_FIXED),
            change("spec.storage.size", from.size(), to.size(), SIZE_IS_FIXED),
            change("spec.storage.raftSize", from.raftSize(), to.raftSize(), SIZE_IS_FIXED))
        .flatMap(Optional::stream)
        .toList();
  }

  private static Optional<BlockedChange> change(
      String path, Object inForce, Object wanted, String message) {
    return inForce.equals(wanted)
        ? Optional.empty()
        : Optional.of(
            new BlockedChange(
                path, inForce.toString(), wanted.toString(), message.formatted(inForce)));
  }

  private static String className(BrokerStorage storage) {
    return storage.storageClass().orElse(DEFAULT_CLASS);
  }
}
