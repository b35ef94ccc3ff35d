package io.streambus.testkit.controlplane;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.stream.IntStream;

/** Nodes that exist only in the API, spread over three zones. */
record SimulatedNodes(int count) {

  private static final int ZONES = 3;

  void create(KubernetesClient client) {
    IntStream.range(0, count)
        .mapToObj(SimulatedNodes::node)
        .forEach(node -> client.resource(node).create());
  }

  /** Whether the scheduler can use all nodes: they are ready and have no taints. */
  boolean areUsable(KubernetesClient client) {
    return client.nodes().list().getItems().stream().filter(SimulatedNodes::isUsable).count()
        == count;
  }

  private static Node node(int index) {
    String name = "node-" + index;
    return new NodeBuilder()
        .withNewMetadata()
        .withName(name)
        .addToLabels("kubernetes.io/hostname", name)
        .addToLabels("kubernetes.io/os", "linux")
        .addToLabels("kubernetes.io/arch", "amd64")
        .addToLabels("topology.kubernetes.io/region", "region-0")
        .addToLabels("topology.kubernetes.io/zone", "zone-" + index % ZONES)
        .endMetadata()
        .build();
  }

  private static boolean isUsable(Node node) {
    boolean ready =
        node.getStatus().getConditions().stream()
            .anyMatch(c -> c.getType().equals("Ready") && c.getStatus().equals("True"));
    return ready && node.getSpec().getTaints().isEmpty();
  }
}
