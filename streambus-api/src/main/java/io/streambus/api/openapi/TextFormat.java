package io.streambus.api.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.regex.Pattern;

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
   * Matches all of the text if the pattern does. In Java, unlike in the API server, {@code $} also
   * matches before a final line break.
   */
  private static boolean matches(Pattern pattern, String text) {
    boolean isAnchored = pattern.pattern().startsWith("^") && pattern.pattern().endsWith("$");
    return isAnchored ? pattern.matcher(text).matches() : pattern.matcher(text).find();
  }
}
