package io.streambus.resources;

import java.util.Optional;
import org.immutables.value.Value;

/** What resolving needs from the world, as a value. */
@Value.Immutable
public interface ClusterInputs {

  /** Domain of the Kubernetes cluster. Host names of brokers end in it. */
  @Value.Default
  default String clusterDomain() {
    return "cluster.local";
  }

  /** What cannot change any more, where the cluster exists already. */
  Optional<InForce> inForce();

  /** Inputs for a cluster that does not exist yet, under the usual domain. */
  static ClusterInputs none() {
    return builder().build();
  }

  /** A builder with every field unset. */
  static ImmutableClusterInputs.Builder builder() {
    return ImmutableClusterInputs.builder();
  }
}
