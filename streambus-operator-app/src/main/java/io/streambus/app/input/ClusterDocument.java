package io.streambus.app.input;

import com.fasterxml.jackson.databind.JsonNode;
import io.streambus.api.StreamBusCluster;

/**
 * One StreamBusCluster of a file.
 *
 * @param tree as it is written
 * @param cluster as the operator reads it, in a namespace
 */
public record ClusterDocument(JsonNode tree, StreamBusCluster cluster) {

  /** {@code NAMESPACE/NAME}. */
  public String title() {
    String name = cluster.getMetadata().getName();
    return cluster.getMetadata().getNamespace() + "/" + (name == null ? "(no name)" : name);
  }
}
