package io.streambus.operator.port;

import io.streambus.api.StreamBusCluster;
import io.streambus.resources.ClusterInputs;

/**
 * What a pass takes from the world beside the cluster and the objects that it owns. Answers come
 * from memory and never wait. When one changes, the clusters that it matters to are woken.
 */
@FunctionalInterface
public interface Surroundings {

  /** What resolving the cluster needs, but for what is in force. */
  ClusterInputs inputs(StreamBusCluster cluster);

  /** The same inputs for every cluster. */
  static Surroundings fixed(ClusterInputs inputs) {
    return cluster -> inputs;
  }
}
