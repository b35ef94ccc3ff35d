package io.streambus.app.input;

import com.fasterxml.jackson.databind.JsonNode;
import io.streambus.api.StreamBusCluster;

/**
 * A StreamBusCluster read from a file.
 *
 * @param tree content as written in the file
 * @param cluster content as the operator reads it, always with a namespace
 */
public record ClusterDocument(JsonNode tree, StreamBusCluster cluster) {

  /** Returns {@code NAMESPACE/NAME}. */
  public String namespacedName() {
    String name = cluster.getMetadata().getName();
    return cluster.getMetadata().getNamespace() + "/" + (name == null ? "(no name)" : name);
  }
}
