package io.streambus.testkit.controllers.node;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.streambus.testkit.controllers.decision.ClusterState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The nodes and the pods on them, including those that were assigned at the same time. */
record Placement(List<Node> nodes, List<Pod> assigned) {

  static Placement of(ClusterState state) {
    return new Placement(
        state.list(Node.class),
        new ArrayList<>(
            state.list(Pod.class).stream()
                .filter(pod -> pod.getSpec().getNodeName() != null)
                .toList()));
  }

  /** Returns the fitting node with the fewest pods; empty if none fits. */
  Optional<String> assign(Pod pod) {
    Optional<String> node =
        nodes.stream()
            .filter(each -> fit(each, pod).objection().isEmpty())
            .map(each -> each.getMetadata().getName())
            .min(Comparator.comparingLong(this::podCount).thenComparing(name -> name));
    node.ifPresent(
        name -> assigned.add(new PodBuilder(pod).editSpec().withNodeName(name).endSpec().build()));
    return node;
  }

  /** Returns the message of the scheduler, which counts the nodes for each reason. */
  String whyNoNodeFits(Pod pod) {
    Map<String, Long> reasons =
        nodes.stream()
            .flatMap(node -> fit(node, pod).objection().stream())
            .collect(Collectors.groupingBy(reason -> reason, TreeMap::new, Collectors.counting()));
    return reasons.entrySet().stream()
        .map(reason -> reason.getValue() + " " + reason.getKey())
        .collect(
            Collectors.joining(", ", "0/%d nodes are available: ".formatted(nodes.size()), "."));
  }

  private NodeFit fit(Node node, Pod pod) {
    return new NodeFit(
        node,
        pod,
        assigned.stream()
            .filter(other -> node.getMetadata().getName().equals(other.getSpec().getNodeName()))
            .toList());
  }

  private long podCount(String node) {
    return assigned.stream().filter(pod -> node.equals(pod.getSpec().getNodeName())).count();
  }
}
