package io.streambus.api.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.common.base.Supplier;
import com.google.common.base.Suppliers;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A structural schema of OpenAPI v3, as CustomResourceDefinitions contain it. Immutable.
 *
 * <p>It judges types, required fields, enums, ranges, lengths, patterns, formats of integers, sizes
 * of lists and duplicates in them. It ignores rules in CEL and all other keywords.
 */
public final class StructuralSchema {

  private final JsonType type;

  /** Created when they are used: most documents contain a small part of the fields. */
  private final ImmutableMap<String, Supplier<StructuralSchema>> properties;

  private final ImmutableList<String> required;
  private final Optional<Supplier<StructuralSchema>> additionalProperties;
  private final boolean acceptsAnyField;
  private final ImmutableList<Constraint> constraints;
  private final Optional<ListSchema> list;

  private StructuralSchema(JsonNode schema) {
    JsonNode additional = schema.path("additionalProperties");
    type = JsonType.of(schema);
    properties =
        schema.path("properties").properties().stream()
            .collect(
                ImmutableMap.toImmutableMap(Map.Entry::getKey, field -> lazy(field.getValue())));
    required = strings(schema.path("required"));
    additionalProperties =
        Optional.of(additional).filter(JsonNode::isObject).map(StructuralSchema::lazy);
    acceptsAnyField =
        schema.path("x-kubernetes-preserve-unknown-fields").asBoolean() || additional.asBoolean();
    constraints = Constraint.of(schema);
    list = type == JsonType.LIST ? Optional.of(ListSchema.of(schema)) : Optional.empty();
  }

  /** Creates a schema from its JSON. */
  public static StructuralSchema of(JsonNode schema) {
    return new StructuralSchema(schema);
  }

  private static Supplier<StructuralSchema> lazy(JsonNode schema) {
    return Suppliers.memoize(() -> of(schema));
  }

  static ImmutableList<String> strings(JsonNode list) {
    return list.valueStream().map(JsonNode::asText).collect(ImmutableList.toImmutableList());
  }

  /**
   * Returns all violations, in the order of the value.
   *
   * @param path path of the value, with which the paths of violations start; empty for a document
   */
  public List<Violation> violations(String path, JsonNode value, UnknownFields unknownFields) {
    var walk = new SchemaWalk(unknownFields, path, this);
    walk.visit(path, value, this);
    return walk.violations();
  }

  /** Returns the schema of a field; empty if any value is accepted, or if the field is unknown. */
  Optional<StructuralSchema> field(String name) {
    return Optional.ofNullable(properties.get(name))
        .or(() -> additionalProperties)
        .map(Supplier::get);
  }

  /** Returns the schema of a property. Throws if the schema does not define it. */
  public StructuralSchema property(String name) {
    return Optional.ofNullable(properties.get(name))
        .map(Supplier::get)
        .orElseThrow(() -> new IllegalArgumentException("the schema has no property " + name));
  }

  /** Returns the names of the fields that the schema defines. */
  ImmutableSet<String> properties() {
    return properties.keySet();
  }

  JsonType type() {
    return type;
  }

  ImmutableList<String> required() {
    return required;
  }

  boolean acceptsAnyField() {
    return acceptsAnyField;
  }

  ImmutableList<Constraint> constraints() {
    return constraints;
  }

  Optional<ListSchema> list() {
    return list;
  }

  /** What to do with fields that a schema does not define. */
  public enum UnknownFields {
    /** Ignore them, as an operator must whose users apply a newer schema. */
    IGNORE,
    /** Report them, as the API server does to kubectl. */
    REJECT
  }
}
