package io.streambus.resources.objects;

import com.google.common.collect.ImmutableList;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyIngressRule;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyIngressRuleBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeerBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPort;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPortBuilder;
import io.streambus.api.ClusterLabels;
import io.streambus.api.ClusterNames;
import io.streambus.resources.model.BrokerCluster;
import io.streambus.resources.model.NetworkAccess;
import io.streambus.resources.model.OperatorPods;
import io.streambus.resources.model.PortPurpose;
import java.util.List;
import java.util.Optional;

/**
 * NetworkPolicy for ingress to the brokers; absent if the user disabled it. Egress is unrestricted,
 * so that DNS works. Probes originate from the node, which is always allowed.
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
    rules.add(rule(PortPurpose.RAFT, cluster, List.of(clusterPods(cluster))));
    List<NetworkPolicyPeer> httpPeers = httpPeers(access);
    // A rule without peers would allow all sources.
    if (!httpPeers.isEmpty()) {
      rules.add(rule(PortPurpose.HTTP, cluster, httpPeers));
    }
    rules.add(
        rule(
            PortPurpose.CLIENT,
            cluster,
            access.clients().isEmpty() ? List.of(allPods()) : access.clients()));
    return rules.build();
  }

  private static List<NetworkPolicyPeer> httpPeers(NetworkAccess access) {
    ImmutableList.Builder<NetworkPolicyPeer> httpPeers = ImmutableList.builder();
    access.operatorPods().ifPresent(pods -> httpPeers.add(operator(pods)));
    return httpPeers.addAll(access.metricsClients()).build();
  }

  /** Uses port numbers, because not every network plugin supports named ports. */
  private static NetworkPolicyIngressRule rule(
      PortPurpose purpose, BrokerCluster cluster, List<NetworkPolicyPeer> peers) {
    return new NetworkPolicyIngressRuleBuilder()
        .withPorts(purpose.numbers(cluster).stream().map(BrokerNetworkPolicy::port).toList())
        .withFrom(peers)
        .build();
  }

  // spotless:off
  private static NetworkPolicyPort port(int number) {
    return new NetworkPolicyPortBuilder()
        .withPort(new IntOrString(number))
        .withProtocol("TCP")
        .build();
  }

  private static NetworkPolicyPeer clusterPods(BrokerCluster cluster) {
    return new NetworkPolicyPeerBuilder()
        .withNewPodSelector()
            .withMatchLabels(ClusterLabels.selector(cluster.name()))
        .endPodSelector()
        .build();
  }

  private static NetworkPolicyPeer operator(OperatorPods pods) {
    NetworkPolicyPeerBuilder peer = new NetworkPolicyPeerBuilder()
        .withNewNamespaceSelector()
            .addToMatchLabels(NAMESPACE_NAME, pods.namespace())
        .endNamespaceSelector();
    return pods.labels().isEmpty()
        ? peer.build()
        : peer
            .withNewPodSelector()
                .withMatchLabels(pods.labels())
            .endPodSelector()
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
