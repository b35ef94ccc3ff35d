package io.streambus.operator.brokers;

import io.streambus.operator.kubernetes.PodAddresses;
import io.streambus.resources.model.BrokerCluster;
import java.net.URI;
import java.util.Optional;
import java.util.stream.IntStream;

/** Addresses of the admin APIs of brokers. */
@FunctionalInterface
public interface BrokerAddresses {

  /**
   * Base URI of the admin API of one broker, such as {@code http://10.0.0.1:8081}, without a
   * trailing slash. Empty if the broker is unreachable; then it is not called.
   *
   * @param ordinal ordinal of the pod, from 0
   */
  Optional<URI> of(BrokerCluster cluster, int ordinal);

  /**
   * Whether the brokers of a cluster are polled. By default, they are if any of them has an
   * address.
   */
  default boolean include(BrokerCluster cluster) {
    return IntStream.range(0, cluster.replicas())
        .anyMatch(ordinal -> of(cluster, ordinal).isPresent());
  }

  /** Addresses that take the pods into account that the operator knows, once it runs. */
  default BrokerAddresses withPods(PodAddresses pods) {
    return this;
  }

  /** No broker is reachable, such as from outside the Kubernetes cluster. */
  static BrokerAddresses none() {
    return (cluster, ordinal) -> Optional.empty();
  }

  /**
   * IP addresses and ports of the pods, which are routed inside the Kubernetes cluster. Unlike host
   * names, no user can redirect them to a pod of another cluster.
   */
  static BrokerAddresses ofPods() {
    return new AddressesOfPods((cluster, ordinal) -> Optional.empty());
  }
}
