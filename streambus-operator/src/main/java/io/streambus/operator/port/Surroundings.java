package io.streambus.operator.port;

import io.streambus.api.StreamBusCluster;
import io.streambus.resources.ClusterInputs;
import io.streambus.resources.model.BrokerCluster;

/**
 * What a pass takes from the world beside the cluster and the objects that it owns. Answers come
 * from memory and never wait. When one changes, the clusters that it matters to are woken.
 */
public interface Surroundings {

  /** What resolving the cluster needs, but for what is in force. */
  ClusterInputs inputs(StreamBusCluster cluster);

  /**
   * What is known of the brokers of a cluster. They are looked at from now on, besides the passes.
   *
   * @param ready number of brokers that accept clients
   */
  BrokerFacts brokers(BrokerCluster cluster, int ready);

  /** The same inputs for every cluster, and nothing known of brokers. */
  static Surroundings fixed(ClusterInputs inputs) {
    return new Surroundings() {
      @Override
      public ClusterInputs inputs(StreamBusCluster cluster) {
        return inputs;
      }

      @Override
      public BrokerFacts brokers(BrokerCluster cluster, int ready) {
        return BrokerFacts.UNKNOWN;
      }
    };
  }
}
