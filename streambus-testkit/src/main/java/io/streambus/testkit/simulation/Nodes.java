package io.streambus.testkit.simulation;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.fabric8.kubernetes.api.model.Quantity;
import io.streambus.api.stability.Internal;
import io.streambus.operator.kubernetes.NodeList;
import io.streambus.operator.kubernetes.NodeList.ClusterNode;

/**
 * Sets the nodes that the operator reads. Initially there is one node with room for every pod. Pods
 * run regardless of this list, because nothing schedules them.
 */
public final class Nodes {

  private NodeList list =
      new NodeList.Known(
          ImmutableList.of(
              new ClusterNode(
                  "node-0",
                  ImmutableMap.of(),
                  false,
                  ImmutableList.of(),
                  ImmutableMap.of(
                      "cpu", new Quantity("1k"),
                      "memory", new Quantity("1Pi"),
                      "ephemeral-storage", new Quantity("1Pi")))),
          true);

  private Runnable whileListing = () -> {};

  Nodes() {}

  /**
   * Sets the result of every read of the nodes.
   *
   * @param list what the operator reads from now on
   * @hidden
   */
  @Internal
  public void set(NodeList list) {
    this.list = list;
  }

  /**
   * Runs an action during every read of the nodes, which takes time.
   *
   * @param action what runs before each read returns
   */
  public void whileListing(Runnable action) {
    this.whileListing = action;
  }

  NodeList list() {
    whileListing.run();
    return list;
  }
}
