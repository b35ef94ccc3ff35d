package io.streambus.api;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import java.io.IOException;
import java.util.Optional;

/** Deserializes a cluster whatever its spec and status contain; see {@link StreamBusCluster}. */
final class ClusterDeserializer extends StdDeserializer<StreamBusCluster> {

  private static final long serialVersionUID = 1L;

  ClusterDeserializer() {
    super(StreamBusCluster.class);
  }

  @Override
  public StreamBusCluster deserialize(JsonParser parser, DeserializationContext context)
      throws IOException {
    JsonNode tree = context.readTree(parser);
    var cluster = new StreamBusCluster();
    if (tree.has("metadata")) {
      cluster.setMetadata(context.readTreeAsValue(tree.get("metadata"), ObjectMeta.class));
    }
    readSpec(tree.path("spec"), cluster);
    readStatus(tree.path("status")).ifPresent(cluster::setStatus);
    return cluster;
  }

  private static void readSpec(JsonNode spec, StreamBusCluster cluster) {
    if (spec.isMissingNode() || spec.isNull()) {
      return;
    }
    try {
      cluster.setSpec(ModelJson.mapper().treeToValue(spec, StreamBusClusterSpec.class));
    } catch (JsonProcessingException e) {
      cluster.setParseError(SpecParseErrors.of(spec, e));
    }
  }

  /** An invalid status is treated as absent; the operator writes a new one. */
  private static Optional<StreamBusClusterStatus> readStatus(JsonNode status) {
    if (status.isMissingNode() || status.isNull()) {
      return Optional.empty();
    }
    try {
      return Optional.of(ModelJson.mapper().treeToValue(status, StreamBusClusterStatus.class));
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }
}
