package io.streambus.benchmarks.workload;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.streambus.api.StreamBusCluster;
import io.streambus.resources.ClusterInputs;
import io.streambus.resources.ClusterResolver;
import io.streambus.resources.DesiredResource;
import io.streambus.resources.DesiredResources;
import io.streambus.resources.Resolution;
import io.streambus.resources.Resolution.Resolved;
import java.util.List;

/** Builds the objects of a cluster with the operator's own code. */
public final class DesiredObjects {

  private DesiredObjects() {}

  /**
   * Returns the objects in the order the operator applies them, with owner references if the
   * cluster has a UID.
   */
  public static List<HasMetadata> of(StreamBusCluster cluster) {
    return DesiredResources.of(resolve(cluster).cluster()).objects().stream()
        .map(DesiredResource::object)
        .toList();
  }

  /** Resolves a valid cluster. */
  public static Resolved resolve(StreamBusCluster cluster) {
    Resolution resolution = ClusterResolver.resolve(cluster, ClusterInputs.none());
    if (resolution instanceof Resolved resolved) {
      return resolved;
    }
    throw new IllegalArgumentException("the sample cluster was rejected: " + resolution);
  }
}
