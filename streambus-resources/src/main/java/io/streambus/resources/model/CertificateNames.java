package io.streambus.resources.model;

import com.google.common.collect.ImmutableList;
import io.streambus.api.ClusterNames;

/** DNS names that are requested for the certificate of a cluster. */
public final class CertificateNames {

  private CertificateNames() {}

  /**
   * {@return the names of the client Service and of any number of brokers, each with and without
   * the cluster domain} Shorter names resolve as well, but {@code CLUSTER.NAMESPACE} may be a name
   * on the internet, such as {@code github.dev}.
   *
   * @param cluster the cluster
   */
  public static ImmutableList<String> of(ClusterIdentity cluster) {
    String service = ClusterNames.clientHost(cluster.name(), cluster.namespace());
    String brokers = ClusterNames.brokerWildcardHost(cluster.name(), cluster.namespace());
    return ImmutableList.of(
        service,
        service + "." + cluster.clusterDomain(),
        brokers,
        brokers + "." + cluster.clusterDomain());
  }
}
