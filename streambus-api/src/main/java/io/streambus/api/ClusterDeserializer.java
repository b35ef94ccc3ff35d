package io.streambus.api;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.streambus.api.openapi.Violation;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Deserializes a cluster whatever its spec and status contain; see {@link StreamBusCluster}. */
final class ClusterDeserializer extends StdDeserializer<StreamBusCluster> {

  private static final long serialVersionUID = 1L;

  private static final String SPEC = "spec";

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
    readSpec(tree.path(SPEC), cluster);
    readStatus(tree.path("status")).ifPresent(cluster::setStatus);
    return cluster;
  }

  private static void readSpec(JsonNode spec, StreamBusCluster cluster) {
    if (spec.isMissingNode() || spec.isNull()) {
      return;
    }
    NullFields.removeFrom(spec);
    List<Violation> violations = StreamBusClusterCrd.violations(spec);
    try {
      cluster.setSpec(ModelJson.mapper().treeToValue(spec, StreamBusClusterSpec.class));
    } catch (JsonProcessingException e) {
      cluster.setParseError(new SpecParseError(pathOf(e), readable(spec, violations)));
    }
    cluster.setViolations(violations);
  }

  private static String pathOf(JsonProcessingException e) {
    return e instanceof JsonMappingException mapping
        ? mapping.getPath().stream()
            .map(step -> isItem(step) ? "[" + step.getIndex() + "]" : "." + step.getFieldName())
            .collect(Collectors.joining("", SPEC, ""))
        : SPEC;
  }

  private static boolean isItem(JsonMappingException.Reference step) {
    return step.getFieldName() == null;
  }

  /** Reads the fields of the spec that contain no violation. */
  private static Optional<StreamBusClusterSpec> readable(
      JsonNode spec, List<Violation> violations) {
    if (!(spec.deepCopy() instanceof ObjectNode fields)) {
      return Optional.empty();
    }
    violations.stream()
        .flatMap(violation -> violation.fieldIn(SPEC).stream())
        .forEach(fields::remove);
    try {
      return Optional.of(ModelJson.mapper().treeToValue(fields, StreamBusClusterSpec.class));
    } catch (JsonProcessingException e) {
      return Optional.empty();
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
