package io.streambus.api.crd;

import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import io.streambus.api.schema.Patterns;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/**
 * Limits scalars to what the model can read: integers to 32 or 64 bits, quantities to their syntax
 * and to what is not negative. Otherwise, the API server would accept values that the operator
 * cannot read.
 */
final class ScalarLimits {

  private static final Map<Class<?>, String> FORMATS =
      Map.of(
          Integer.class, "int32",
          int.class, "int32",
          Long.class, "int64",
          long.class, "int64");

  private final Function<JavaType, BeanDescription> types;

  /** Creates an instance that finds the properties of types with the function. */
  ScalarLimits(Function<JavaType, BeanDescription> types) {
    this.types = types;
  }

  void complete(JavaType type, JSONSchemaProps schema) {
    if (FORMATS.containsKey(type.getRawClass())) {
      schema.setFormat(FORMATS.get(type.getRawClass()));
    } else if (type.hasRawClass(Quantity.class)) {
      limitQuantity(schema);
    } else if (type.isCollectionLikeType()) {
      complete(type.getContentType(), schema.getItems().getSchema());
    } else if (type.isMapLikeType() && schema.getAdditionalProperties() != null) {
      complete(type.getContentType(), schema.getAdditionalProperties().getSchema());
    } else if (schema.getProperties() != null) {
      types.apply(type).findProperties().forEach(property -> complete(property, schema));
    }
  }

  /** No quantity is negative. A field can have narrower limits. */
  private static void limitQuantity(JSONSchemaProps schema) {
    schema.setMaxLength((long) Patterns.MAX_QUANTITY_LENGTH);
    if (schema.getPattern() == null) {
      schema.setPattern(Patterns.QUANTITY);
    }
    if (schema.getMinimum() == null) {
      schema.setMinimum(0.0);
    }
  }

  private void complete(BeanPropertyDefinition property, JSONSchemaProps parent) {
    JSONSchemaProps schema = parent.getProperties().get(property.getName());
    if (schema != null && property.getAccessor() != null) {
      complete(Objects.requireNonNull(property.getAccessor()).getType(), schema);
    }
  }
}
