package io.streambus.operator.certificates;

import com.google.common.collect.ImmutableList;
import io.streambus.api.ClusterNames;
import io.streambus.resources.model.CertificateNames;
import io.streambus.resources.model.ClusterIdentity;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** DNS names under which clients reach a cluster. */
final class ClusterHosts {

  private static final String WILDCARD = "*.";

  private ClusterHosts() {}

  /** Names that a certificate must cover: the hosts in the status and the client Service. */
  static ImmutableList<String> required(ClusterIdentity cluster) {
    return Stream.concat(
            IntStream.range(0, cluster.replicas())
                .mapToObj(
                    ordinal ->
                        ClusterNames.brokerHost(cluster.name(), cluster.namespace(), ordinal)),
            Stream.of(service(cluster)))
        .collect(ImmutableList.toImmutableList());
  }

  /** The shortest list that covers {@link #required} for any number of brokers. */
  static ImmutableList<String> suggested(ClusterIdentity cluster) {
    return ImmutableList.of(brokers(cluster), service(cluster));
  }

  /** Names of certificates that the operator issues. */
  static ImmutableList<String> issued(ClusterIdentity cluster) {
    return ImmutableList.<String>builder()
        .addAll(CertificateNames.of(cluster))
        // Used by port forwarding.
        .add("localhost")
        .build();
  }

  /** Names within which the CA of a cluster may sign: those of all {@link #issued} names. */
  static ImmutableList<String> permitted(ClusterIdentity cluster) {
    return issued(cluster).stream()
        .map(name -> name.startsWith(WILDCARD) ? name.substring(WILDCARD.length()) : name)
        .collect(ImmutableList.toImmutableList());
  }

  private static String brokers(ClusterIdentity cluster) {
    return ClusterNames.brokerWildcardHost(cluster.name(), cluster.namespace());
  }

  private static String service(ClusterIdentity cluster) {
    return ClusterNames.clientHost(cluster.name(), cluster.namespace());
  }
}
