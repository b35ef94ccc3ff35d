package io.streambus.app.input;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.common.collect.ImmutableList;
import io.streambus.api.StreamBusClusterCrd;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds fields that the CRD does not know, which the API server would drop without a word. */
public final class UnknownFields {

  /** The API server checks these itself; the schema does not name them. */
  private static final Set<String> IN_EVERY_OBJECT = Set.of("apiVersion", "kind", "metadata");

  private final JsonNode schema;

  private UnknownFields(JsonNode schema) {
    this.schema = schema;
  }

  /** By the schema of the CRD that this program ships. */
  public static UnknownFields bySchema() {
    byte[] crd = StreamBusClusterCrd.asYaml().getBytes(StandardCharsets.UTF_8);
    JsonNode tree =
        YamlDocuments.read(StreamBusClusterCrd.NAME, new ByteArrayInputStream(crd)).get(0);
    return new UnknownFields(tree.at("/spec/versions/0/schema/openAPIV3Schema"));
  }

  /** Paths from the root, such as {@code spec.config.prot} or {@code spec.tolerations[0].keys}. */
  public List<String> in(JsonNode cluster) {
    ImmutableList.Builder<String> unknown = ImmutableList.builder();
    cluster
        .properties()
        .forEach(
            field -> {
              if (!IN_EVERY_OBJECT.contains(field.getKey())) {
                collectField("", field, schema, unknown);
              }
            });
    return unknown.build();
  }

  /** A value that does not fit its schema has no known fields; reading the spec reports it. */
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
