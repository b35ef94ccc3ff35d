package io.streambus.operator.brokers;

import io.streambus.api.stability.Internal;
import io.streambus.api.stability.PublicApi;
import io.streambus.operator.kubernetes.PodAddresses;
import io.streambus.resources.model.BrokerCluster;
import java.net.URI;
import java.util.Optional;
import java.util.stream.IntStream;

/** Addresses of the admin APIs of brokers. */
@PublicApi
@FunctionalInterface
public interface BrokerAddresses {

  /**
   * {@return the base URI of the admin API of one broker, such as {@code http://10.0.0.1:8081},
   * without a trailing slash} Empty if the broker is unreachable; then it is not called.
   *
   * @param ordinal ordinal of the pod, from 0
   * @param cluster the cluster
   */
  Optional<URI> of(BrokerCluster cluster, int ordinal);

  /**
   * {@return whether the brokers of a cluster are polled} By default, they are if any of them has
   * an address.
   *
   * @param cluster the cluster
   */
  default boolean include(BrokerCluster cluster) {
    return IntStream.range(0, cluster.replicas())
        .anyMatch(ordinal -> of(cluster, ordinal).isPresent());
  }

  /**
   * {@return addresses that take the pods into account that the operator knows, once it runs}
   *
   * @param pods the addresses of the pods that the operator knows
   * @hidden
   */
  @Internal
  default BrokerAddresses withPods(PodAddresses pods) {
    return this;
  }

  /** {@return no broker is reachable, such as from outside the Kubernetes cluster} */
  static BrokerAddresses none() {
    return (cluster, ordinal) -> Optional.empty();
  }

  /**
   * {@return the IP addresses and ports of the pods, which are routed inside the Kubernetes
   * cluster} Unlike host names, no user can redirect them to a pod of another cluster.
   */
  static BrokerAddresses ofPods() {
    return new AddressesOfPods((cluster, ordinal) -> Optional.empty());
  }
}
