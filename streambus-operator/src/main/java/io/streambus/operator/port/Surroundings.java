package io.streambus.operator.port;

import io.streambus.api.StreamBusCluster;
import io.streambus.resources.ClusterInputs;

/**
 * What a pass takes from the world beside the cluster and the objects that it owns. Answers come
 * from memory and never wait. When one changes, the clusters that it matters to are woken.
 */
public interface Surroundings {

  /** What resolving the cluster needs, but for optional kinds and what is in force. */
  ClusterInputs inputs(StreamBusCluster cluster);

  /** The APIs of optional kinds. */
  OptionalApis optionalApis();

  /** The same inputs for every cluster; of optional kinds those are installed that they name. */
  static Surroundings fixed(ClusterInputs inputs) {
    OptionalApis apis = OptionalApis.installed(inputs.availableKinds());
    return new Surroundings() {
      @Override
      public ClusterInputs inputs(StreamBusCluster cluster) {
        return inputs;
      }

      @Override
      public OptionalApis optionalApis() {
        return apis;
      }
    };
  }
}
