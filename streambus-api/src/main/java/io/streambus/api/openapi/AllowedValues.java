package io.streambus.api.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.common.collect.ImmutableSet;
import java.util.Optional;

/** The values of an enum. */
record AllowedValues(ImmutableSet<String> values) implements Constraint {

  static Optional<Constraint> of(JsonNode schema) {
    return schema.has("enum")
        ? Optional.of(
            new AllowedValues(ImmutableSet.copyOf(StructuralSchema.strings(schema.get("enum")))))
        : Optional.empty();
  }

  @Override
  public Optional<String> violatedBy(JsonNode value) {
    return values.contains(value.asText())
        ? Optional.empty()
        : Optional.of("must be one of " + String.join(", ", values));
  }
}
