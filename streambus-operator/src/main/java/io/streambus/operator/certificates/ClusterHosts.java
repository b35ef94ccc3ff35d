package io.streambus.operator.certificates;

import com.google.common.collect.ImmutableList;
import io.streambus.api.ClusterNames;
import io.streambus.resources.model.BrokerCluster;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** DNS names under which clients reach a cluster. */
final class ClusterHosts {

  private ClusterHosts() {}

  /** Names that a certificate must cover: the hosts in the status and the client Service. */
  static ImmutableList<String> required(BrokerCluster cluster) {
    return Stream.concat(
            IntStream.range(0, cluster.replicas())
                .mapToObj(
                    ordinal ->
                        ClusterNames.brokerHost(cluster.name(), cluster.namespace(), ordinal)),
            Stream.of(service(cluster)))
        .collect(ImmutableList.toImmutableList());
  }

  /** The shortest list that covers {@link #required} for any number of brokers. */
  static ImmutableList<String> suggested(BrokerCluster cluster) {
    return ImmutableList.of(brokers(cluster), service(cluster));
  }

  /** All names under which a cluster can be reached, for certificates that the operator issues. */
  static ImmutableList<String> all(BrokerCluster cluster) {
    String name = ClusterNames.clientService(cluster.name());
    return ImmutableList.of(
        brokers(cluster),
        brokers(cluster) + "." + cluster.clusterDomain(),
        service(cluster),
        service(cluster) + "." + cluster.clusterDomain(),
        name + "." + cluster.namespace(),
        name,
        // Used by port forwarding.
        "localhost");
  }

  private static String brokers(BrokerCluster cluster) {
    return ClusterNames.brokerWildcardHost(cluster.name(), cluster.namespace());
  }

  private static String service(BrokerCluster cluster) {
    return ClusterNames.clientHost(cluster.name(), cluster.namespace());
  }
}
