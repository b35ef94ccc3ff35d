package io.streambus.docs.reference;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/**
 * A field of the CRD.
 *
 * @param path path from the root, such as {@code spec.networkPolicy.from}; items of lists are
 *     written as {@code []}
 */
record SchemaField(String path, JsonNode schema, boolean required) {

  /** Returns the fields of an object, or of the objects in a list, in alphabetical order. */
  List<SchemaField> children() {
    JsonNode object = schema.has("items") ? schema.path("items") : schema;
    String prefix = schema.has("items") ? path + "[]." : path + ".";
    return object.path("properties").properties().stream()
        .map(
            child ->
                new SchemaField(
                    prefix + child.getKey(), child.getValue(), isRequired(object, child.getKey())))
        .toList();
  }

  /**
   * Whether the fields below are those of this project. Types of Kubernetes are part of the schema
   * without descriptions.
   */
  boolean isBlock() {
    return !children().isEmpty()
        && children().stream().allMatch(child -> child.schema().has("description"));
  }

  /** Whether the fields below are those of a type of Kubernetes. */
  boolean isKubernetesType() {
    return !children().isEmpty() && !isBlock();
  }

  /** Path of the object that contains the fields below. */
  String blockPath() {
    return schema.has("items") ? path + "[]" : path;
  }

  String name() {
    return path.substring(path.lastIndexOf('.') + 1);
  }

  private static boolean isRequired(JsonNode object, String name) {
    return StreamSupport.stream(object.path("required").spliterator(), false)
        .anyMatch(item -> item.asText().equals(name));
  }

  static SchemaField of(Map.Entry<String, JsonNode> root) {
    return new SchemaField(root.getKey(), root.getValue(), false);
  }
}
