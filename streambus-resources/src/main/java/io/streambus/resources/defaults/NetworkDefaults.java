package io.streambus.resources.defaults;

import com.google.common.collect.ImmutableList;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeerBuilder;
import io.streambus.api.StreamBusClusterSpec;
import io.streambus.api.spec.MultiTenancySpec;
import io.streambus.api.spec.NetworkPolicySpec;
import io.streambus.resources.ClusterInputs;
import io.streambus.resources.model.NetworkAccess;
import java.util.List;
import java.util.Optional;

/** Who may connect to the brokers, where that is guarded. */
public final class NetworkDefaults {

  /** Where the charts of Prometheus put it; Kubernetes labels each namespace with its name. */
  private static final NetworkPolicyPeer PROMETHEUS =
      new NetworkPolicyPeerBuilder()
          .withNewNamespaceSelector()
          .addToMatchLabels("kubernetes.io/metadata.name", "monitoring")
          .endNamespaceSelector()
          .build();

  private static final NetworkPolicySpec NO_POLICY = NetworkPolicySpec.builder().build();

  private NetworkDefaults() {}

  static Optional<NetworkAccess> access(StreamBusClusterSpec spec, ClusterInputs inputs) {
    if (!isGuarded(spec)) {
      return Optional.empty();
    }
    NetworkPolicySpec policy = spec.networkPolicy().orElse(NO_POLICY);
    return Optional.of(
        new NetworkAccess(
            ImmutableList.copyOf(policy.clients()),
            ImmutableList.copyOf(monitors(spec, policy)),
            inputs.operatorNamespace()));
  }

  private static List<NetworkPolicyPeer> monitors(
      StreamBusClusterSpec spec, NetworkPolicySpec policy) {
    if (!policy.metricsFrom().isEmpty()) {
      return policy.metricsFrom();
    }
    return ObservabilityDefaults.metrics(spec).enabled() ? List.of(PROMETHEUS) : List.of();
  }

  /** The admin API has no guard of its own, so a cluster with any security gets a policy. */
  public static boolean isGuarded(StreamBusClusterSpec spec) {
    return spec.security().filter(TlsDefaults::isGuarded).isPresent()
        || spec.multiTenancy()
            .flatMap(MultiTenancySpec::isolation)
            .filter(NonDefault::networkPolicies)
            .isPresent();
  }
}
