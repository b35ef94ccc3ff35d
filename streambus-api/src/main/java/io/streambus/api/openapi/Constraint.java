package io.streambus.api.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;
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

  /** The range of a number, which a format can limit as well. Texts satisfy it. */
  record NumberRange(Optional<BigDecimal> min, Optional<BigDecimal> max, boolean isInt32)
      implements Constraint {

    private static final BigDecimal MIN_INT32 = BigDecimal.valueOf(Integer.MIN_VALUE);
    private static final BigDecimal MAX_INT32 = BigDecimal.valueOf(Integer.MAX_VALUE);

    static Optional<Constraint> of(JsonNode schema) {
      var range =
          new NumberRange(
              number(schema.path("minimum")),
              number(schema.path("maximum")),
              schema.path("format").asText().equals("int32"));
      return range.min.isPresent() || range.max.isPresent() || range.isInt32
          ? Optional.of(range)
          : Optional.empty();
    }

    private static Optional<BigDecimal> number(JsonNode limit) {
      return limit.isNumber()
          ? Optional.of(new BigDecimal(limit.decimalValue().stripTrailingZeros().toPlainString()))
          : Optional.empty();
    }

    @Override
    public Optional<String> violatedBy(JsonNode value) {
      if (!value.isNumber()) {
        return Optional.empty();
      }
      BigDecimal number = value.decimalValue();
      if (min.filter(limit -> number.compareTo(limit) < 0).isPresent()
          || max.filter(limit -> number.compareTo(limit) > 0).isPresent()) {
        return Optional.of(requirement());
      }
      return isInt32 && (number.compareTo(MIN_INT32) < 0 || number.compareTo(MAX_INT32) > 0)
          ? Optional.of("must be between %s and %s".formatted(min.orElse(MIN_INT32), MAX_INT32))
          : Optional.empty();
    }

    private String requirement() {
      if (min.isPresent() && max.isPresent()) {
        return "must be between " + min.get() + " and " + max.get();
      }
      return min.isPresent() ? "must be at least " + min.get() : "must be at most " + max.get();
    }
  }

  /** The length and the pattern of a text. Values of other types satisfy it. */
  record TextFormat(int minLength, int maxLength, Optional<Pattern> pattern, String requirement)
      implements Constraint {

    static Optional<Constraint> of(JsonNode schema) {
      if (!schema.has("minLength") && !schema.has("maxLength") && !schema.has("pattern")) {
        return Optional.empty();
      }
      int min = schema.path("minLength").asInt(0);
      int max = schema.path("maxLength").asInt(Integer.MAX_VALUE);
      Optional<String> pattern = Optional.ofNullable(schema.get("pattern")).map(JsonNode::asText);
      return Optional.of(
          new TextFormat(
              min,
              max,
              pattern.map(Pattern::compile),
              pattern.map(PatternRequirements::of).orElseGet(() -> requirement(min, max))));
    }

    private static String requirement(int min, int max) {
      return max == Integer.MAX_VALUE
          ? "must have at least %d characters".formatted(min)
          : "must have between %d and %d characters".formatted(min, max);
    }

    /** Checks the length first: matching a long text could overflow the stack. */
    @Override
    public Optional<String> violatedBy(JsonNode value) {
      if (!value.isTextual()) {
        return Optional.empty();
      }
      String text = value.textValue();
      int length = text.codePointCount(0, text.length());
      boolean valid =
          length >= minLength
              && length <= maxLength
              && pattern.filter(expected -> !matches(expected, text)).isEmpty();
      return valid ? Optional.empty() : Optional.of(requirement);
    }

    /**
     * Matches all of the text if the pattern does. In Java, unlike in the API server, {@code $}
     * also matches before a final line break.
     */
    private static boolean matches(Pattern pattern, String text) {
      boolean isAnchored = pattern.pattern().startsWith("^") && pattern.pattern().endsWith("$");
      return isAnchored ? pattern.matcher(text).matches() : pattern.matcher(text).find();
    }
  }
}
