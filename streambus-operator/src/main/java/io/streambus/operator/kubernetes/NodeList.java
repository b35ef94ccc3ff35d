package io.streambus.operator.kubernetes;

import com.google.common.collect.ImmutableList;

/** The nodes of the Kubernetes cluster, as far as they can be known. */
public sealed interface NodeList {

  /**
   * Some nodes.
   *
   * @param complete whether these are all there are
   */
  record Known(ImmutableList<ClusterNode> nodes, boolean complete) implements NodeList {}

  /**
   * There was no usable answer.
   *
   * @param reason for people
   */
  record Unknown(String reason) implements NodeList {}
}
