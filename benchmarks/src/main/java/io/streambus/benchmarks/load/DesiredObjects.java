package io.streambus.benchmarks.load;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.streambus.api.StreamBusCluster;
import io.streambus.resources.ClusterInputs;
import io.streambus.resources.ClusterResolver;
import io.streambus.resources.DesiredResource;
import io.streambus.resources.DesiredResources;
import io.streambus.resources.Resolution;
import io.streambus.resources.Resolution.Resolved;
import java.util.List;

/** The objects that the operator makes for a cluster, made by the operator's own code. */
public final class DesiredObjects {

  private DesiredObjects() {}

  /** The objects in the order of the operator; with owners if the cluster has a uid. */
  public static List<HasMetadata> of(StreamBusCluster cluster) {
    return DesiredResources.of(resolved(cluster).cluster()).objects().stream()
        .map(DesiredResource::object)
        .toList();
  }

  /** The meaning of a cluster that breaks no rule. */
  public static Resolved resolved(StreamBusCluster cluster) {
    Resolution resolution = ClusterResolver.resolve(cluster, ClusterInputs.none());
    if (resolution instanceof Resolved resolved) {
      return resolved;
    }
    throw new IllegalArgumentException("the sample cluster is refused: " + resolution);
  }
}
