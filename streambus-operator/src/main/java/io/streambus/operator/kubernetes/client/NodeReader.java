package io.streambus.operator.kubernetes.client;

import com.google.common.base.Strings;
import com.google.common.collect.ImmutableList;
import io.fabric8.kubernetes.api.model.KubernetesResourceList;
import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.streambus.operator.kubernetes.ClusterNode;
import io.streambus.operator.kubernetes.NodeList;

/** Lists the nodes of the Kubernetes cluster. */
final class NodeReader {

  /** Bounds the response: a node takes about ten kilobytes. */
  private static final long MAX_COUNT = 1_000;

  private final KubernetesClient client;

  NodeReader(KubernetesClient client) {
    this.client = client;
  }

  /** Reads from etcd: the API server ignores the limit when it responds from its cache. */
  NodeList list() {
    try {
      KubernetesResourceList<PartialNode> list =
          client
              .resources(PartialNode.class)
              .list(new ListOptionsBuilder().withLimit(MAX_COUNT).build());
      return new NodeList.Known(
          list.getItems().stream().map(NodeReader::read).collect(ImmutableList.toImmutableList()),
          Strings.isNullOrEmpty(list.getMetadata().getContinue()));
    } catch (KubernetesClientException e) {
      return new NodeList.Unknown("cannot list nodes: " + ListFailure.describe("nodes", e));
    }
  }

  private static ClusterNode read(PartialNode node) {
    return new ClusterNode(
        node.getMetadata().getName(),
        MetadataReader.nullToEmpty(node.getMetadata().getLabels()),
        node.spec().filter(PartialNode.Spec::unschedulable).isPresent(),
        node.spec()
            .map(PartialNode.Spec::taints)
            .map(ImmutableList::copyOf)
            .orElseGet(ImmutableList::of),
        MetadataReader.nullToEmpty(
            node.status().map(PartialNode.Status::allocatable).orElse(null)));
  }
}
