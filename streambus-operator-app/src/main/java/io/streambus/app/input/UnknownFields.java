package io.streambus.app.input;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.common.collect.ImmutableList;
import io.streambus.api.StreamBusClusterCrd;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds fields that the CRD does not define, which the API server would silently drop. */
public final class UnknownFields {

  /** Fields that the API server validates itself; the schema does not define them. */
  private static final Set<String> STANDARD_FIELDS = Set.of("apiVersion", "kind", "metadata");

  private final JsonNode schema;

  private UnknownFields(JsonNode schema) {
    this.schema = schema;
  }

  /** Creates a finder for the schema of the CRD that the program ships. */
  public static UnknownFields fromCrdSchema() {
    byte[] crd = StreamBusClusterCrd.asYaml().getBytes(StandardCharsets.UTF_8);
    JsonNode tree =
        YamlDocuments.read(StreamBusClusterCrd.NAME, new ByteArrayInputStream(crd)).get(0);
    return new UnknownFields(tree.at("/spec/versions/0/schema/openAPIV3Schema"));
  }

  /**
   * Returns the paths of unknown fields, such as {@code spec.config.prot} or {@code
   * spec.tolerations[0].keys}.
   */
  public List<String> find(JsonNode cluster) {
    ImmutableList.Builder<String> unknown = ImmutableList.builder();
    cluster
        .properties()
        .forEach(
            field -> {
              if (!STANDARD_FIELDS.contains(field.getKey())) {
                collectField("", field, schema, unknown);
              }
            });
    return unknown.build();
  }

  /** Ignores values of the wrong type, because parsing the spec reports them. */
  private static void collect(
      String path, JsonNode value, JsonNode schema, ImmutableList.Builder<String> unknown) {
    if (value.isArray() && schema.has("items")) {
      for (int i = 0; i < value.size(); i++) {
        collect(path + "[" + i + "]", value.get(i), schema.get("items"), unknown);
      }
    } else if (schema.has("properties") || schema.has("additionalProperties")) {
      value.properties().forEach(field -> collectField(path + ".", field, schema, unknown));
    }
  }

  private static void collectField(
      String prefix,
      Map.Entry<String, JsonNode> field,
      JsonNode schema,
      ImmutableList.Builder<String> unknown) {
    String name = field.getKey();
    JsonNode known = schema.path("properties").path(name);
    if (known.isMissingNode()) {
      known = schema.path("additionalProperties");
    }
    if (known.isMissingNode()) {
      unknown.add(prefix + name);
    } else {
      collect(prefix + name, field.getValue(), known, unknown);
    }
  }
}
