package io.streambus.operator.brokers;

import io.streambus.api.ClusterNames;
import io.streambus.resources.model.BrokerCluster;
import java.net.URI;
import java.util.Optional;

/** Where the admin API of each broker is. */
@FunctionalInterface
public interface BrokerAddresses {

  /**
   * Base address of the admin API of one broker, such as {@code http://10.0.0.1:8081}, without a
   * slash at the end. Empty where it cannot be reached; then it is never called.
   *
   * @param ordinal of the pod, from 0
   */
  Optional<URI> of(BrokerCluster cluster, int ordinal);

  /** No broker can be reached, as from outside of the Kubernetes cluster. */
  static BrokerAddresses none() {
    return (cluster, ordinal) -> Optional.empty();
  }

  /** The host names of the pods, which resolve inside the Kubernetes cluster. */
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
