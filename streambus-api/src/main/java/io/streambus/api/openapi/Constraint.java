package io.streambus.api.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.common.collect.ImmutableList;
import java.util.Optional;
import java.util.stream.Stream;

/** A restriction of the values of a type. */
interface Constraint {

  /** Returns what the schema requires; empty if the value satisfies it. The type is correct. */
  Optional<String> violatedBy(JsonNode value);

  /** Returns all constraints of a schema. */
  static ImmutableList<Constraint> of(JsonNode schema) {
    return Stream.of(AllowedValues.of(schema), NumberRange.of(schema), TextFormat.of(schema))
        .flatMap(Optional::stream)
        .collect(ImmutableList.toImmutableList());
  }
}
