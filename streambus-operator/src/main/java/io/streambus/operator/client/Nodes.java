package io.streambus.operator.client;

import com.google.common.base.Strings;
import com.google.common.collect.ImmutableList;
import io.fabric8.kubernetes.api.model.KubernetesResourceList;
import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.streambus.operator.port.ClusterNode;
import io.streambus.operator.port.NodeList;

/** The nodes of the Kubernetes cluster. */
final class Nodes {

  /** A node has some ten kilobytes. */
  private static final long MOST = 1_000;

  private final KubernetesClient client;

  Nodes(KubernetesClient client) {
    this.client = client;
  }

  /** From etcd, since a server that answers from its cache takes no limit. */
  NodeList list() {
    try {
      KubernetesResourceList<LiveNode> list =
          client.resources(LiveNode.class).list(new ListOptionsBuilder().withLimit(MOST).build());
      return new NodeList.Known(
          list.getItems().stream().map(Nodes::read).collect(ImmutableList.toImmutableList()),
          Strings.isNullOrEmpty(list.getMetadata().getContinue()));
    } catch (KubernetesClientException e) {
      return new NodeList.Unknown("the nodes cannot be listed: " + ListFailure.of("nodes", e));
    }
  }

  private static ClusterNode read(LiveNode node) {
    return new ClusterNode(
        node.getMetadata().getName(),
        LiveObjects.copy(node.getMetadata().getLabels()),
        node.spec().filter(LiveNode.Spec::unschedulable).isPresent(),
        node.spec()
            .map(LiveNode.Spec::taints)
            .map(ImmutableList::copyOf)
            .orElseGet(ImmutableList::of),
        LiveObjects.copy(node.status().map(LiveNode.Status::allocatable).orElse(null)));
  }
}
