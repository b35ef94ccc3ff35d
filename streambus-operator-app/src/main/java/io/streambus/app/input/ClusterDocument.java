package io.streambus.app.input;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.common.base.CharMatcher;
import io.streambus.api.StreamBusCluster;

/**
 * A StreamBusCluster read from a file.
 *
 * @param tree content as written in the file
 * @param cluster content as the operator reads it, always with a namespace
 */
public record ClusterDocument(JsonNode tree, StreamBusCluster cluster) {

  /** Returns {@code NAMESPACE/NAME} on one line, whatever the file contains. */
  public String namespacedName() {
    String name = cluster.getMetadata().getName();
    return CharMatcher.javaIsoControl()
        .replaceFrom(
            cluster.getMetadata().getNamespace() + "/" + (name == null ? "(no name)" : name), '?');
  }
}
