package io.streambus.resources.objects;

import com.google.common.collect.ImmutableList;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyIngressRule;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyIngressRuleBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeerBuilder;
import io.streambus.api.ClusterLabels;
import io.streambus.api.ClusterNames;
import io.streambus.resources.model.BrokerCluster;
import io.streambus.resources.model.NetworkAccess;
import java.util.List;
import java.util.Optional;

/**
 * Who may connect to the brokers; none where that is not guarded. What a pod itself may connect to
 * is left open, so names can be looked up. Probes come from the node, which is always let in.
 */
final class BrokerNetworkPolicy {

  /** Kubernetes labels each namespace with its name. */
  private static final String NAMESPACE_NAME = "kubernetes.io/metadata.name";

  private BrokerNetworkPolicy() {}

  static Optional<NetworkPolicy> of(BrokerCluster cluster) {
    return cluster.networkAccess().map(access -> build(cluster, access));
  }

  private static NetworkPolicy build(BrokerCluster cluster, NetworkAccess access) {
    // spotless:off
    return new NetworkPolicyBuilder()
        .withMetadata(ManagedMetadata.of(cluster, ClusterNames.networkPolicy(cluster.name())))
        .withNewSpec()
            .withNewPodSelector()
                .withMatchLabels(ClusterLabels.selector(cluster.name()))
            .endPodSelector()
            .withPolicyTypes("Ingress")
            .withIngress(rules(cluster, access))
        .endSpec()
        .build();
    // spotless:on
  }

  private static List<NetworkPolicyIngressRule> rules(BrokerCluster cluster, NetworkAccess access) {
    ImmutableList.Builder<NetworkPolicyIngressRule> rules = ImmutableList.builder();
    rules.add(rule(cluster.ports().raft(), List.of(ownPods(cluster))));
    List<NetworkPolicyPeer> admins = admins(access);
    // A rule without peers would let in everybody.
    if (!admins.isEmpty()) {
      rules.add(rule(cluster.ports().http(), admins));
    }
    rules.add(
        rule(
            cluster.ports().client(),
            access.clients().isEmpty() ? List.of(everyPod()) : access.clients()));
    return rules.build();
  }

  private static List<NetworkPolicyPeer> admins(NetworkAccess access) {
    ImmutableList.Builder<NetworkPolicyPeer> admins = ImmutableList.builder();
    access.operatorNamespace().ifPresent(name -> admins.add(everyPodOf(name)));
    return admins.addAll(access.monitors()).build();
  }

  // spotless:off
  /** By number: not every network knows the names of ports. */
  private static NetworkPolicyIngressRule rule(int port, List<NetworkPolicyPeer> peers) {
    return new NetworkPolicyIngressRuleBuilder()
        .addNewPort()
            .withPort(new IntOrString(port))
            .withProtocol("TCP")
        .endPort()
        .withFrom(peers)
        .build();
  }

  private static NetworkPolicyPeer ownPods(BrokerCluster cluster) {
    return new NetworkPolicyPeerBuilder()
        .withNewPodSelector()
            .withMatchLabels(ClusterLabels.selector(cluster.name()))
        .endPodSelector()
        .build();
  }

  private static NetworkPolicyPeer everyPodOf(String namespace) {
    return new NetworkPolicyPeerBuilder()
        .withNewNamespaceSelector()
            .addToMatchLabels(NAMESPACE_NAME, namespace)
        .endNamespaceSelector()
        .build();
  }

  private static NetworkPolicyPeer everyPod() {
    return new NetworkPolicyPeerBuilder()
        .withNewNamespaceSelector()
        .endNamespaceSelector()
        .build();
  }
  // spotless:on
}
