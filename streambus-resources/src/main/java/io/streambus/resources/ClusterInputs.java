package io.streambus.resources;

import io.streambus.resources.membership.ExistingState;
import io.streambus.resources.membership.ObservedMembership;
import io.streambus.resources.model.OptionalKind;
import io.streambus.resources.model.TenantsApi;
import io.streambus.resources.podtemplate.ExistingPodTemplate;
import java.util.Optional;
import java.util.Set;
import org.immutables.value.Value;

/** What resolving needs from the world, as a value. */
@Value.Immutable
public interface ClusterInputs {

  /** Domain of the Kubernetes cluster. Host names of brokers end in it. */
  @Value.Default
  default String clusterDomain() {
    return "cluster.local";
  }

  /** Optional kinds whose API is installed. */
  Set<OptionalKind> availableKinds();

  /** Namespace of the operator; absent where it runs outside of the Kubernetes cluster. */
  Optional<String> operatorNamespace();

  /** Whether the brokers answer calls about tenants. */
  @Value.Default
  default TenantsApi tenantsApi() {
    return TenantsApi.UNKNOWN;
  }

  /** What cannot change any more, where the cluster exists already. */
  Optional<ExistingState> existingState();

  /** How it stands with the brokers, where a change of their number is to be decided. */
  @Value.Default
  default ObservedMembership observedMembership() {
    return ObservedMembership.NOTHING;
  }

  /** The pod template that the cluster has, where it exists already. */
  Optional<ExistingPodTemplate> existingPodTemplate();

  /** Inputs for a cluster that does not exist yet, under the usual domain. */
  static ClusterInputs none() {
    return builder().build();
  }

  /** A builder with every field unset. */
  static ImmutableClusterInputs.Builder builder() {
    return ImmutableClusterInputs.builder();
  }
}
