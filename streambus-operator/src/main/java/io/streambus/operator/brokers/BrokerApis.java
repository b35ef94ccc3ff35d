package io.streambus.operator.brokers;

import io.streambus.resources.model.BrokerCluster;
import java.util.Optional;

/** How to call each broker. */
@FunctionalInterface
public interface BrokerApis {

  /**
   * The calls of one broker; empty where it cannot be reached.
   *
   * @param ordinal of the pod, from 0
   */
  Optional<BrokerApi> of(BrokerCluster cluster, int ordinal);
}
