package io.streambus.api.crd;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/** The part of the schema of a CRD by which programs judge clusters, as JSON. */
final class ExtractedSchema {

  private static final YAMLMapper YAML = new YAMLMapper();

  /** Fields that the API server defines for all objects. */
  static final Path STANDARD_FIELDS =
      Path.of("src/test/resources/io/streambus/api/crd/standard-fields.yaml");

  private static final Set<String> KEYWORDS =
      Set.of(
          "additionalProperties",
          "enum",
          "format",
          "items",
          "maxItems",
          "maxLength",
          "maximum",
          "minItems",
          "minLength",
          "minimum",
          "pattern",
          "properties",
          "required",
          "type",
          "x-kubernetes-int-or-string",
          "x-kubernetes-list-map-keys",
          "x-kubernetes-list-type",
          "x-kubernetes-preserve-unknown-fields");

  private ExtractedSchema() {}

  static String json(String crd) throws IOException {
    var root = (ObjectNode) YAML.readTree(crd).at("/spec/versions/0/schema/openAPIV3Schema");
    reduce(root);
    ObjectNode properties = YAML.createObjectNode();
    properties.setAll((ObjectNode) YAML.readTree(Files.readString(STANDARD_FIELDS)));
    properties.setAll((ObjectNode) root.get("properties"));
    root.set("properties", properties);
    return root + "\n";
  }

  private static void reduce(ObjectNode schema) {
    schema.retain(KEYWORDS);
    schema.path("properties").forEach(ExtractedSchema::reduceIfSchema);
    reduceIfSchema(schema.path("items"));
    reduceIfSchema(schema.path("additionalProperties"));
  }

  private static void reduceIfSchema(JsonNode node) {
    if (node instanceof ObjectNode schema) {
      reduce(schema);
    }
  }
}
