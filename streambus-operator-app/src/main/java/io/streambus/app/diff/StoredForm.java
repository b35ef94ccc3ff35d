package io.streambus.app.diff;

import com.fasterxml.jackson.databind.JsonNode;
import io.streambus.api.StreamBusCluster;

/** What the API server would do with a cluster of a file. */
public sealed interface StoredForm {

  /**
   * It would store the cluster.
   *
   * @param document the whole object
   * @param cluster the same object
   */
  record Accepted(JsonNode document, StreamBusCluster cluster) implements StoredForm {}

  /**
   * It would reject the cluster.
   *
   * @param message message of the API server
   */
  record Rejected(String message) implements StoredForm {}
}
