package io.streambus.resources.membership;

import com.google.common.collect.ImmutableSortedSet;
import io.streambus.api.stability.PublicApi;
import io.streambus.resources.model.BrokerPorts;
import io.streambus.resources.model.PodNetwork;
import java.util.Optional;

/**
 * How the brokers of a cluster are connected. The operator reads it from pods; without them, use
 * {@link #EMPTY}.
 *
 * @param ports ports of all pods that exist, without duplicates
 * @param current what the ready brokers use; absent if none is ready
 */
@PublicApi
public record ObservedNetwork(ImmutableSortedSet<BrokerPorts> ports, Optional<Current> current) {

  /** No pod exists. */
  public static final ObservedNetwork EMPTY =
      new ObservedNetwork(ImmutableSortedSet.of(), Optional.empty());

  /**
   * What the ready brokers use.
   *
   * @param pod network of most of their pods
   * @param clusterDomain domain in the host names of their peers; absent if unknown
   */
  public record Current(PodNetwork pod, Optional<String> clusterDomain) {}
}
