package io.streambus.operator.brokers;

import io.streambus.resources.model.BrokerCluster;
import java.util.Optional;

/** The admin APIs of the brokers of all clusters. */
public final class BrokerApis implements AutoCloseable {

  private final BrokerHttp http = new BrokerHttp();
  private final BrokerAddresses addresses;

  /** Calls brokers at the given addresses; starts no thread before the first call. */
  public BrokerApis(BrokerAddresses addresses) {
    this.addresses = addresses;
  }

  /**
   * The admin API of one broker; empty if it is unreachable.
   *
   * @param ordinal ordinal of the pod, from 0
   */
  Optional<BrokerApi> of(BrokerCluster cluster, int ordinal) {
    return addresses.of(cluster, ordinal).map(address -> new BrokerApi(http, address));
  }

  /** Whether the brokers of a cluster are called at all. */
  boolean include(BrokerCluster cluster) {
    return addresses.include(cluster);
  }

  /** Aborts running calls and stops the threads. */
  @Override
  public void close() {
    http.close();
  }
}
