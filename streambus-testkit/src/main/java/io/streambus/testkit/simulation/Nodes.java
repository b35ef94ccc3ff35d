package io.streambus.testkit.simulation;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.fabric8.kubernetes.api.model.Quantity;
import io.streambus.operator.kubernetes.ClusterNode;
import io.streambus.operator.kubernetes.NodeList;

/**
 * What the operator learns of the nodes: at first that there is one with room for every pod. Pods
 * run whatever it learns, since there is no scheduler.
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

  Nodes() {}

  /** From now on this is the answer to each question after the nodes. */
  public void set(NodeList list) {
    this.list = list;
  }

  NodeList list() {
    return list;
  }
}
