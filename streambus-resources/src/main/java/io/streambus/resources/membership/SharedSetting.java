package io.streambus.resources.membership;

import io.streambus.resources.model.BrokerCluster;
import io.streambus.resources.model.BrokerPorts;
import io.streambus.resources.model.ImmutableBrokerCluster;
import io.streambus.resources.model.ImmutablePodSettings;
import java.util.Optional;
import java.util.function.Function;

/**
 * A setting that must be the same on all brokers of a running cluster, because they cannot connect
 * to each other otherwise: everything in {@code cluster} of the configuration file, except the
 * members and their Raft epoch, and what decides whether a NetworkPolicy admits the connections. It
 * therefore cannot be changed one broker at a time.
 */
enum SharedSetting {
  RAFT_PORT(
      "spec.config.grpcPort",
      cluster -> Integer.toString(cluster.ports().raft()),
      "all brokers must use the same Raft port while they are running") {
    @Override
    BrokerCluster retain(BrokerCluster cluster, ObservedNetwork.Current current) {
      BrokerPorts ports = cluster.ports();
      return ImmutableBrokerCluster.copyOf(cluster)
          .withPorts(new BrokerPorts(ports.client(), ports.http(), current.pod().ports().raft()));
    }
  },
  HOST_NETWORK(
      "spec.hostNetwork",
      cluster -> Boolean.toString(cluster.pod().hostNetwork()),
      "the NetworkPolicy does not admit Raft connections between pods on the host network and"
          + " others") {
    @Override
    BrokerCluster retain(BrokerCluster cluster, ObservedNetwork.Current current) {
      return cluster.networkAccess().isEmpty()
          ? cluster
          : ImmutableBrokerCluster.copyOf(cluster)
              .withPod(
                  ImmutablePodSettings.copyOf(cluster.pod())
                      .withHostNetwork(current.pod().hostNetwork()));
    }
  },
  CLUSTER_DOMAIN(
      "--cluster-domain",
      BrokerCluster::clusterDomain,
      "brokers connect to each other by host names with this domain") {
    @Override
    BrokerCluster retain(BrokerCluster cluster, ObservedNetwork.Current current) {
      return ImmutableBrokerCluster.copyOf(cluster)
          .withClusterDomain(current.clusterDomain().orElse(cluster.clusterDomain()));
    }
  };

  private final String path;

  @SuppressWarnings("ImmutableEnumChecker") // A stateless function.
  private final Function<BrokerCluster, String> value;

  private final String cause;

  SharedSetting(String path, Function<BrokerCluster, String> value, String cause) {
    this.path = path;
    this.value = value;
    this.cause = cause;
  }

  /** Returns the cluster with the value that its brokers use. */
  abstract BrokerCluster retain(BrokerCluster cluster, ObservedNetwork.Current current);

  /** Returns the change that {@code retained} does not include; empty if it includes all. */
  Optional<BlockedChange> blockedChange(BrokerCluster desired, BrokerCluster retained) {
    return FullStop.requiredFor(path, value.apply(desired), value.apply(retained), cause);
  }
}
