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
 * NetworkPolicy for ingress to the brokers; absent if access is unrestricted. Egress is
 * unrestricted, so that DNS works. Probes originate from the node, which is always allowed.
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
    rules.add(rule(cluster.ports().raft(), List.of(clusterPods(cluster))));
    List<NetworkPolicyPeer> httpPeers = httpPeers(access);
    // A rule without peers would allow all sources.
    if (!httpPeers.isEmpty()) {
      rules.add(rule(cluster.ports().http(), httpPeers));
    }
    rules.add(
        rule(
            cluster.ports().client(),
            access.clients().isEmpty() ? List.of(allPods()) : access.clients()));
    return rules.build();
  }

  private static List<NetworkPolicyPeer> httpPeers(NetworkAccess access) {
    ImmutableList.Builder<NetworkPolicyPeer> httpPeers = ImmutableList.builder();
    access.operatorNamespace().ifPresent(name -> httpPeers.add(allPodsIn(name)));
    return httpPeers.addAll(access.metricsClients()).build();
  }

  // spotless:off
  /** Uses port numbers, because not every network plugin supports named ports. */
  private static NetworkPolicyIngressRule rule(int port, List<NetworkPolicyPeer> peers) {
    return new NetworkPolicyIngressRuleBuilder()
        .addNewPort()
            .withPort(new IntOrString(port))
            .withProtocol("TCP")
        .endPort()
        .withFrom(peers)
        .build();
  }

  private static NetworkPolicyPeer clusterPods(BrokerCluster cluster) {
    return new NetworkPolicyPeerBuilder()
        .withNewPodSelector()
            .withMatchLabels(ClusterLabels.selector(cluster.name()))
        .endPodSelector()
        .build();
  }

  private static NetworkPolicyPeer allPodsIn(String namespace) {
    return new NetworkPolicyPeerBuilder()
        .withNewNamespaceSelector()
            .addToMatchLabels(NAMESPACE_NAME, namespace)
        .endNamespaceSelector()
        .build();
  }

  private static NetworkPolicyPeer allPods() {
    return new NetworkPolicyPeerBuilder()
        .withNewNamespaceSelector()
        .endNamespaceSelector()
        .build();
  }
  // spotless:on
}
