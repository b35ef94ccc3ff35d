package io.streambus.resources.defaults;

import com.google.common.collect.ImmutableList;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeerBuilder;
import io.streambus.api.StreamBusClusterSpec;
import io.streambus.api.spec.MultiTenancySpec;
import io.streambus.api.spec.NetworkPolicySpec;
import io.streambus.resources.model.NetworkAccess;
import java.util.List;
import java.util.Optional;

/** Default network access to the brokers, if it is restricted. */
public final class NetworkDefaults {

  /**
   * The namespace used by the Prometheus Helm charts; Kubernetes labels each namespace with its
   * name.
   */
  private static final NetworkPolicyPeer PROMETHEUS =
      new NetworkPolicyPeerBuilder()
          .withNewNamespaceSelector()
          .addToMatchLabels("kubernetes.io/metadata.name", "monitoring")
          .endNamespaceSelector()
          .build();

  private static final NetworkPolicySpec EMPTY_POLICY = NetworkPolicySpec.builder().build();

  private NetworkDefaults() {}

  static Optional<NetworkAccess> access(StreamBusClusterSpec spec, ClusterEnvironment environment) {
    if (!isAccessRestricted(spec)) {
      return Optional.empty();
    }
    NetworkPolicySpec policy = spec.networkPolicy().orElse(EMPTY_POLICY);
    return Optional.of(
        new NetworkAccess(
            ImmutableList.copyOf(policy.clients()),
            ImmutableList.copyOf(metricsClients(spec, policy)),
            environment.operatorNamespace()));
  }

  private static List<NetworkPolicyPeer> metricsClients(
      StreamBusClusterSpec spec, NetworkPolicySpec policy) {
    if (!policy.metricsFrom().isEmpty()) {
      return policy.metricsFrom();
    }
    return ObservabilityDefaults.metrics(spec).enabled() ? List.of(PROMETHEUS) : List.of();
  }

  /**
   * Whether network access is restricted. The admin API has no access control, so any security
   * feature implies a NetworkPolicy.
   */
  public static boolean isAccessRestricted(StreamBusClusterSpec spec) {
    return spec.security().filter(TlsDefaults::isSecurityEnabled).isPresent()
        || spec.multiTenancy()
            .flatMap(MultiTenancySpec::isolation)
            .filter(NonDefault::networkPolicies)
            .isPresent();
  }
}
