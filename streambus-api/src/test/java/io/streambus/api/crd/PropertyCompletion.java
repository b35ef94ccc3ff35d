package io.streambus.api.crd;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.node.TextNode;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaPropsBuilder;
import io.streambus.api.schema.AllowedValues;
import io.streambus.api.schema.ItemPattern;
import io.streambus.api.schema.ListMapKeys;
import io.streambus.api.schema.ListTypeSet;
import io.streambus.api.schema.PreserveUnknownFields;
import io.streambus.api.schema.SpecValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Applies the annotations of an accessor to the schema of its property. */
final class PropertyCompletion {

  private final JavadocDescriptions descriptions;

  PropertyCompletion(JavadocDescriptions descriptions) {
    this.descriptions = descriptions;
  }

  void complete(JSONSchemaProps schema, AnnotatedMember accessor) {
    describe(schema, accessor);
    if (accessor.getType().hasRawClass(Quantity.class)) {
      intOrString(schema);
      limitQuantity(schema, accessor);
    }
    if (accessor.hasAnnotation(PreserveUnknownFields.class)) {
      schema.setXKubernetesPreserveUnknownFields(true);
      schema.setAdditionalProperties(null);
    }
    if (accessor.hasAnnotation(ListTypeSet.class)) {
      schema.setXKubernetesListType("set");
    }
    if (accessor.hasAnnotation(ItemPattern.class)) {
      ItemPattern pattern = accessor.getAnnotation(ItemPattern.class);
      schema.getItems().getSchema().setPattern(pattern.value());
      schema.getItems().getSchema().setMaxLength(pattern.maxLength());
    }
    if (accessor.hasAnnotation(ListMapKeys.class)) {
      listMap(schema, accessor.getAnnotation(ListMapKeys.class).value());
    }
    if (accessor.hasAnnotation(AllowedValues.class)) {
      JSONSchemaProps values = schema.getItems() == null ? schema : schema.getItems().getSchema();
      values.setEnum(values(accessor.getAnnotation(AllowedValues.class)));
    }
  }

  /** Jackson returns the accessor of the generated class, but the Javadoc is on its interface. */
  private void describe(JSONSchemaProps schema, AnnotatedMember accessor) {
    Class<?> implementation = accessor.getDeclaringClass();
    Stream.concat(Stream.of(implementation), Arrays.stream(implementation.getInterfaces()))
        .flatMap(type -> descriptions.of(type, accessor.getName()).stream())
        .findFirst()
        .ifPresent(schema::setDescription);
  }

  private static void intOrString(JSONSchemaProps schema) {
    schema.setType(null);
    schema.setXKubernetesPreserveUnknownFields(null);
    schema.setXKubernetesIntOrString(true);
    schema.setAnyOf(
        List.of(
            new JSONSchemaPropsBuilder().withType("integer").build(),
            new JSONSchemaPropsBuilder().withType("string").build()));
  }

  /** The generator ignores these annotations of fields that are integers or strings. */
  private static void limitQuantity(JSONSchemaProps schema, AnnotatedMember accessor) {
    if (accessor.hasAnnotation(Pattern.class)) {
      schema.setPattern(accessor.getAnnotation(Pattern.class).value());
    }
    if (accessor.hasAnnotation(Min.class)) {
      schema.setMinimum(accessor.getAnnotation(Min.class).value());
    }
  }

  /** The API server requires the keys of a list map to be required properties. */
  private static void listMap(JSONSchemaProps schema, String[] keys) {
    schema.setXKubernetesListType("map");
    schema.setXKubernetesListMapKeys(List.of(keys));
    JSONSchemaProps item = schema.getItems().getSchema();
    var required = new TreeSet<>(item.getRequired() == null ? List.of() : item.getRequired());
    required.addAll(List.of(keys));
    item.setRequired(new ArrayList<>(required));
  }

  private static List<JsonNode> values(AllowedValues allowed) {
    return Arrays.stream(allowed.value().getEnumConstants())
        .map(value -> (JsonNode) TextNode.valueOf(((SpecValue) value).value()))
        .toList();
  }
}
