package io.streambus.api;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.common.collect.ImmutableList;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.streambus.api.json.BoundedJson;
import io.streambus.api.json.JsonLimits;
import io.streambus.api.openapi.BoundedReader;
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
    var cluster = new StreamBusCluster();
    if (!parser.isExpectedStartObjectToken()) {
      parser.skipChildren();
      return cluster;
    }
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String field = parser.currentName();
      if (parser.nextToken() == JsonToken.VALUE_NULL) {
        continue;
      }
      switch (field) {
        case "metadata" -> cluster.setMetadata(context.readValue(parser, ObjectMeta.class));
        case SPEC -> readSpec(parser, context, cluster);
        case "status" -> readStatus(parser, context).ifPresent(cluster::setStatus);
        default -> parser.skipChildren();
      }
    }
    return cluster;
  }

  private static void readSpec(
      JsonParser parser, DeserializationContext context, StreamBusCluster cluster)
      throws IOException {
    var reader = new BoundedReader(parser, context);
    JsonNode spec = reader.read(SPEC, StreamBusClusterCrd.specSchema());
    NullFields.removeFrom(spec);
    List<Violation> violations =
        ImmutableList.<Violation>builder()
            .addAll(reader.violations())
            .addAll(StreamBusClusterCrd.violations(spec))
            .build();
    try {
      setSpec(spec, cluster);
    } catch (JsonProcessingException e) {
      cluster.setParseError(new SpecParseError(pathOf(e), readable(spec, violations)));
    }
    cluster.setViolations(violations);
  }

  private static void setSpec(JsonNode spec, StreamBusCluster cluster)
      throws JsonProcessingException {
    if (spec.isMissingNode()) {
      cluster.setParseError(new SpecParseError(SPEC, Optional.empty()));
    } else {
      cluster.setSpec(ModelJson.mapper().treeToValue(spec, StreamBusClusterSpec.class));
    }
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

  /** Reads the fields of the spec that contain no violation; removes the others from it. */
  private static Optional<StreamBusClusterSpec> readable(
      JsonNode spec, List<Violation> violations) {
    if (!(spec instanceof ObjectNode fields)) {
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

  /** An invalid or too large status is treated as absent; the operator writes a new one. */
  private static Optional<StreamBusClusterStatus> readStatus(
      JsonParser parser, DeserializationContext context) throws IOException {
    Optional<JsonNode> status =
        BoundedJson.read(parser, context, JsonLimits.ofStructure(JsonLimits.MAX_VALUES)).tree();
    try {
      return status.isPresent()
          ? Optional.of(ModelJson.mapper().treeToValue(status.get(), StreamBusClusterStatus.class))
          : Optional.empty();
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }
}
