package io.streambus.operator.brokers;

import com.google.common.net.InetAddresses;
import io.streambus.operator.kubernetes.PodAddresses;
import io.streambus.resources.model.BrokerCluster;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Optional;

/**
 * Addresses of the pods of brokers.
 *
 * @param pods known pods; none before the operator runs
 */
record AddressesOfPods(PodAddresses pods) implements BrokerAddresses {

  @Override
  public Optional<URI> of(BrokerCluster cluster, int ordinal) {
    return pods.of(cluster, ordinal).map(AddressesOfPods::uri);
  }

  /** All clusters, because their pods can start at any time. */
  @Override
  public boolean include(BrokerCluster cluster) {
    return true;
  }

  @Override
  public BrokerAddresses withPods(PodAddresses known) {
    return new AddressesOfPods(known);
  }

  private static URI uri(InetSocketAddress address) {
    return URI.create(
        "http://%s:%d"
            .formatted(InetAddresses.toUriString(address.getAddress()), address.getPort()));
  }
}
