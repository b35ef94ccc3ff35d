package io.streambus.operator.josdk;

import io.streambus.api.StreamBusCluster;
import io.streambus.operator.port.OptionalApis;
import io.streambus.operator.port.Surroundings;
import io.streambus.resources.ClusterInputs;

/** What watches of the API server tell of the world. */
record World(ClusterInputs environment, OptionalKindSource optionalKinds) implements Surroundings {

  @Override
  public ClusterInputs inputs(StreamBusCluster cluster) {
    return environment;
  }

  @Override
  public OptionalApis optionalApis() {
    return optionalKinds.apis();
  }
}
