package io.streambus.docs.reference;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** The rules for a single value, as Markdown. */
final class Constraints {

  private Constraints() {}

  static List<String> of(JsonNode schema) {
    List<String> rules = new ArrayList<>();
    defaultOf(schema).ifPresent(rules::add);
    addRules(schema, "", rules);
    range(schema, "minItems", "maxItems").ifPresent(range -> rules.add("Items: " + range));
    addRules(schema.path("items"), " of each item", rules);
    return rules;
  }

  static Optional<String> defaultOf(JsonNode schema) {
    JsonNode value = schema.path("default");
    return value.isMissingNode()
        ? Optional.empty()
        : Optional.of("Default: `%s`".formatted(value.isValueNode() ? value.asText() : value));
  }

  private static void addRules(JsonNode schema, String of, List<String> rules) {
    if (schema.has("enum")) {
      rules.add("Values%s: %s".formatted(of, values(schema.path("enum"))));
    }
    range(schema, "minimum", "maximum")
        .ifPresent(range -> rules.add("Range%s: %s".formatted(of, range)));
    range(schema, "minLength", "maxLength")
        .ifPresent(range -> rules.add("Length%s: %s".formatted(of, range)));
    boolean isQuantity = schema.has("x-kubernetes-int-or-string");
    if (schema.has("pattern") && !isQuantity) {
      rules.add("Pattern%s: `%s`".formatted(of, schema.path("pattern").asText()));
    }
  }

  private static String values(JsonNode values) {
    return StreamSupport.stream(values.spliterator(), false)
        .map(value -> "`" + value.asText() + "`")
        .collect(Collectors.joining(", "));
  }

  private static Optional<String> range(JsonNode schema, String minimum, String maximum) {
    if (schema.has(minimum) && schema.has(maximum)) {
      return Optional.of(number(schema.path(minimum)) + " to " + number(schema.path(maximum)));
    }
    if (schema.has(minimum)) {
      return Optional.of("at least " + number(schema.path(minimum)));
    }
    return schema.has(maximum)
        ? Optional.of("at most " + number(schema.path(maximum)))
        : Optional.empty();
  }

  /** Limits are numbers such as 1.0 in the schema. */
  private static String number(JsonNode limit) {
    return new BigDecimal(limit.asText()).stripTrailingZeros().toPlainString();
  }
}
