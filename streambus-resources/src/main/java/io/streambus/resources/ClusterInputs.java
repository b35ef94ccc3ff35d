package io.streambus.resources;

import com.google.common.collect.ImmutableMap;
import io.streambus.resources.defaults.ClusterEnvironment;
import io.streambus.resources.membership.ExistingState;
import io.streambus.resources.membership.ObservedMembership;
import io.streambus.resources.membership.ObservedNetwork;
import io.streambus.resources.model.Platform;
import io.streambus.resources.model.TenantsApi;
import io.streambus.resources.podsecurity.PodPolicy;
import io.streambus.resources.podtemplate.ExistingPodTemplate;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * External inputs to resolving a spec, passed as values. To render a cluster that exists as the
 * operator would change it, set {@link #existingState} and {@link #existingPodTemplate} from its
 * objects. What only the operator observes, {@link #observedMembership} and {@link
 * #observedNetwork}, stays at its default: then the objects are those of a cluster whose brokers do
 * not run, and a change that a running one must confirm or wait for is rendered as if it was done.
 */
@Value.Immutable
public interface ClusterInputs extends ClusterEnvironment {

  @Override
  @Value.Default
  default String clusterDomain() {
    return "cluster.local";
  }

  @Override
  @Value.Default
  default Platform platform() {
    return Platform.KUBERNETES;
  }

  /** {@return what the operator permits the pods to be} */
  @Value.Default
  default PodPolicy podPolicy() {
    return PodPolicy.DEFAULT;
  }

  /** {@return whether the brokers support the tenants API} */
  @Value.Default
  default TenantsApi tenantsApi() {
    return TenantsApi.UNKNOWN;
  }

  /**
   * {@return the state that a change of the spec cannot alter, if the cluster exists; see {@link
   * ExistingState#of}}
   */
  Optional<ExistingState> existingState();

  /** {@return the observed state of the brokers, on which scaling depends} */
  @Value.Default
  default ObservedMembership observedMembership() {
    return ObservedMembership.EMPTY;
  }

  /** {@return how the brokers are connected} */
  @Value.Default
  default ObservedNetwork observedNetwork() {
    return ObservedNetwork.EMPTY;
  }

  /**
   * {@return the current pod template of the cluster, if it exists; see {@link
   * ExistingPodTemplate#of}}
   */
  Optional<ExistingPodTemplate> existingPodTemplate();

  @Override
  default Map<String, String> restartAnnotations() {
    return existingPodTemplate()
        .map(ExistingPodTemplate::restartAnnotations)
        .orElse(ImmutableMap.of());
  }

  /** {@return the inputs for a cluster that does not exist yet, with the default domain} */
  static ClusterInputs none() {
    return builder().build();
  }

  /** {@return a builder with all fields unset} */
  static ImmutableClusterInputs.Builder builder() {
    return ImmutableClusterInputs.builder();
  }
}
