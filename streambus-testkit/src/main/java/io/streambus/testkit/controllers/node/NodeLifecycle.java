package io.streambus.testkit.controllers.node;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.streambus.testkit.controllers.decision.ClusterState;
import io.streambus.testkit.controllers.decision.Controller;
import io.streambus.testkit.controllers.decision.Write;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Makes new nodes ready. Nodes that do not state their resources have more than enough. A node that
 * was made unready by a test stays so.
 */
public final class NodeLifecycle implements Controller {

  private static final String NOT_READY = "node.kubernetes.io/not-ready";

  private static final Map<String, Quantity> PLENTY =
      Map.of(
          "cpu", new Quantity("1k"),
          "memory", new Quantity("1Ti"),
          "ephemeral-storage", new Quantity("1Ti"),
          "pods", new Quantity("10k"));

  @Override
  public List<Write> decide(ClusterState state) {
    return state.list(Node.class).stream().flatMap(NodeLifecycle::decide).toList();
  }

  private static Stream<Write> decide(Node node) {
    if (node.getStatus() == null || node.getStatus().getConditions().isEmpty()) {
      return Stream.of(new Write.UpdateStatus(ready(node)));
    }
    // The API server adds this taint to every new node.
    boolean isTainted =
        node.getSpec() != null
            && node.getSpec().getTaints().stream()
                .anyMatch(taint -> taint.getKey().equals(NOT_READY));
    return isTainted && isReady(node) ? Stream.of(new Write.Update(untainted(node))) : Stream.of();
  }

  private static boolean isReady(Node node) {
    return node.getStatus().getConditions().stream()
        .anyMatch(
            condition ->
                condition.getType().equals("Ready") && condition.getStatus().equals("True"));
  }

  // spotless:off
  private static Node ready(Node node) {
    Map<String, Quantity> allocatable = node.getStatus() == null || node.getStatus().getAllocatable() == null
        ? Map.of()
        : node.getStatus().getAllocatable();
    return new NodeBuilder(node)
        .editOrNewStatus()
            .withCapacity(allocatable.isEmpty() ? PLENTY : allocatable)
            .withAllocatable(allocatable.isEmpty() ? PLENTY : allocatable)
            .addNewCondition()
                .withType("Ready")
                .withStatus("True")
                .withReason("Simulated")
            .endCondition()
        .endStatus()
        .build();
  }

  private static Node untainted(Node node) {
    return new NodeBuilder(node)
        .editSpec()
            .removeMatchingFromTaints(taint -> taint.getKey().equals(NOT_READY))
        .endSpec()
        .build();
  }
  // spotless:on
}
