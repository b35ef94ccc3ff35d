package io.streambus.operator.brokers;

import io.streambus.resources.model.BrokerCluster;
import java.util.Optional;

/** Provides the admin API of each broker. */
@FunctionalInterface
public interface BrokerApis {

  /**
   * The admin API of one broker; empty if it is unreachable.
   *
   * @param ordinal ordinal of the pod, from 0
   */
  Optional<BrokerApi> of(BrokerCluster cluster, int ordinal);
}
