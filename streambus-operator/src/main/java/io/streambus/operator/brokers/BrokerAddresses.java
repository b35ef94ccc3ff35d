package io.streambus.operator.brokers;

import io.streambus.api.ClusterNames;
import io.streambus.resources.model.BrokerCluster;
import java.net.URI;
import java.util.Optional;

/** Addresses of the admin APIs of brokers. */
@FunctionalInterface
public interface BrokerAddresses {

  /**
   * Base URI of the admin API of one broker, such as {@code http://10.0.0.1:8081}, without a
   * trailing slash. Empty if the broker is unreachable; then it is never called.
   *
   * @param ordinal ordinal of the pod, from 0
   */
  Optional<URI> of(BrokerCluster cluster, int ordinal);

  /** No broker is reachable, such as from outside the Kubernetes cluster. */
  static BrokerAddresses none() {
    return (cluster, ordinal) -> Optional.empty();
  }

  /** Host names of the pods, which resolve inside the Kubernetes cluster. */
  static BrokerAddresses ofPods() {
    return (cluster, ordinal) ->
        Optional.of(
            URI.create(
                "http://%s.%s:%d"
                    .formatted(
                        ClusterNames.brokerHost(cluster.name(), cluster.namespace(), ordinal),
                        cluster.clusterDomain(),
                        cluster.ports().http())));
  }
}
