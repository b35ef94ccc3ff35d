package io.streambus.operator.kubernetes;

import com.google.common.collect.ImmutableList;

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
}
