package io.streambus.operator.kubernetes;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.Taint;

/** The nodes of the Kubernetes cluster, if they can be listed. */
public sealed interface NodeList {

  /**
   * The listed nodes.
   *
   * @param complete whether the list contains all nodes
   */
  record Known(ImmutableList<ClusterNode> nodes, boolean complete) implements NodeList {}

  /**
   * The nodes could not be listed.
   *
   * @param reason human-readable reason
   */
  record Unknown(String reason) implements NodeList {}

  /**
   * The properties of a node that determine which pods it fits.
   *
   * @param cordoned whether the node is marked as unschedulable
   * @param allocatable resources available to pods, by resource name
   */
  record ClusterNode(
      String name,
      ImmutableMap<String, String> labels,
      boolean cordoned,
      ImmutableList<Taint> taints,
      ImmutableMap<String, Quantity> allocatable) {}
}
