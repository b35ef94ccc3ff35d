package io.streambus.resources;

import com.google.common.collect.ImmutableMap;
import io.streambus.resources.defaults.ClusterEnvironment;
import io.streambus.resources.membership.ExistingState;
import io.streambus.resources.membership.ObservedMembership;
import io.streambus.resources.model.ImageRegistry;
import io.streambus.resources.model.OptionalKind;
import io.streambus.resources.model.Platform;
import io.streambus.resources.model.TenantsApi;
import io.streambus.resources.podtemplate.ExistingPodTemplate;
import java.util.Optional;
import java.util.Set;
import org.immutables.value.Value;

/** External inputs to resolving a spec, passed as values. */
@Value.Immutable
public interface ClusterInputs {

  /** Domain of the Kubernetes cluster, the suffix of broker host names. */
  @Value.Default
  default String clusterDomain() {
    return "cluster.local";
  }

  /** What the pods run on. */
  @Value.Default
  default Platform platform() {
    return Platform.KUBERNETES;
  }

  /**
   * Registry for default images; it does not affect images of other repositories in the spec.
   * Absent: images without a registry are pulled from the one that nodes default to.
   */
  Optional<ImageRegistry> imageRegistry();

  /** Optional kinds whose API is installed. */
  Set<OptionalKind> availableKinds();

  /** Namespace of the operator; absent if it runs outside the Kubernetes cluster. */
  Optional<String> operatorNamespace();

  /** Whether the brokers support the tenants API. */
  @Value.Default
  default TenantsApi tenantsApi() {
    return TenantsApi.UNKNOWN;
  }

  /** State that a change of the spec cannot alter, if the cluster exists. */
  Optional<ExistingState> existingState();

  /** Observed state of the brokers, on which scaling depends. */
  @Value.Default
  default ObservedMembership observedMembership() {
    return ObservedMembership.EMPTY;
  }

  /** Current pod template of the cluster, if it exists. */
  Optional<ExistingPodTemplate> existingPodTemplate();

  /** The part of the inputs that defaults depend on. */
  default ClusterEnvironment environment() {
    return ClusterEnvironment.builder()
        .clusterDomain(clusterDomain())
        .platform(platform())
        .imageRegistry(imageRegistry())
        .operatorNamespace(operatorNamespace())
        .availableKinds(availableKinds())
        .restartAnnotations(
            existingPodTemplate()
                .map(ExistingPodTemplate::restartAnnotations)
                .orElse(ImmutableMap.of()))
        .build();
  }

  /** Returns the inputs for a cluster that does not exist yet, with the default domain. */
  static ClusterInputs none() {
    return builder().build();
  }

  /** Returns a builder with all fields unset. */
  static ImmutableClusterInputs.Builder builder() {
    return ImmutableClusterInputs.builder();
  }
}
