package io.streambus.resources.podsecurity;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Streams;
import java.util.Map;
import java.util.function.Predicate;

/**
 * The values that a control permits a field to have.
 *
 * @param test whether a value is permitted, which can be a missing node
 * @param requirement what is required, which follows the path and the value in a message
 */
record PermittedValue(Predicate<JsonNode> test, String requirement) {

  /** An empty text has the same meaning in Kubernetes as a field that is not set. */
  private static final Predicate<JsonNode> UNSET =
      value ->
          value.isMissingNode()
              || value.isNull()
              || (value.isTextual() && value.asText().isEmpty());

  static final PermittedValue NOT_TRUE =
      new PermittedValue(value -> !value.asBoolean(), "must not be true");

  static final PermittedValue TRUE = new PermittedValue(JsonNode::asBoolean, "must be true");

  static final PermittedValue FALSE =
      new PermittedValue(value -> value.isBoolean() && !value.asBoolean(), "must be false");

  static final PermittedValue NOT_ROOT =
      new PermittedValue(UNSET.or(value -> value.asLong() != 0), "must not be 0");

  static final PermittedValue NOT_SET = new PermittedValue(UNSET, "must not be set");

  /** The same for the port 0. */
  static final PermittedValue NO_PORT =
      new PermittedValue(UNSET.or(value -> value.asLong() == 0), "must not be set");

  /** Permits these texts. */
  static PermittedValue oneOf(String... texts) {
    ImmutableSet<String> permitted = ImmutableSet.copyOf(texts);
    return new PermittedValue(
        value -> value.isTextual() && permitted.contains(value.asText()),
        texts.length == 1
            ? "must be " + texts[0]
            : "must be one of " + String.join(", ", permitted));
  }

  /** Permits as well that the field is not set. */
  PermittedValue orUnset() {
    return new PermittedValue(UNSET.or(test), requirement);
  }

  /** Permits lists that contain the text. */
  static PermittedValue listWith(String text) {
    return new PermittedValue(
        list -> Streams.stream(list).anyMatch(item -> item.asText().equals(text)),
        "must contain " + text);
  }

  /** Permits volumes of these types. */
  static PermittedValue volumeOf(ImmutableSet<String> types) {
    return new PermittedValue(
        volume ->
            volume
                .propertyStream()
                .map(Map.Entry::getKey)
                .allMatch(field -> field.equals("name") || types.contains(field)),
        "must be a volume of one of the types " + String.join(", ", types));
  }
}
