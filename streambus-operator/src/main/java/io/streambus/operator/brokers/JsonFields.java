package io.streambus.operator.brokers;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.google.common.primitives.Ints;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Selected fields of a JSON object: whole numbers, texts and objects. Everything else is skipped
 * and counts as absent.
 */
final class JsonFields {

  private final Map<String, Object> values;

  private JsonFields(Map<String, Object> values) {
    this.values = values;
  }

  /**
   * Reads an object.
   *
   * @param names names of the fields, also of those of selected objects
   */
  static JsonFields read(JsonParser parser, Set<String> names) throws IOException {
    BrokerJson.expect(parser, JsonToken.START_OBJECT);
    Map<String, Object> values = new HashMap<>();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      if (names.contains(name)) {
        readValue(parser, names).ifPresent(value -> values.put(name, value));
      }
      parser.skipChildren();
    }
    return new JsonFields(values);
  }

  private static Optional<Object> readValue(JsonParser parser, Set<String> names)
      throws IOException {
    return switch (parser.currentToken()) {
      case START_OBJECT -> Optional.of(read(parser, names));
      case VALUE_STRING -> Optional.of(parser.getText());
      case VALUE_NUMBER_INT -> Optional.of(parser.getLongValue());
      default -> Optional.empty();
    };
  }

  String text(String name) {
    return value(name, String.class).orElse("");
  }

  Optional<Long> number(String name) {
    return value(name, Long.class);
  }

  /** A number, if it is in the range of int. */
  Optional<Integer> integer(String name) {
    return number(name).filter(number -> Ints.saturatedCast(number) == number).map(Long::intValue);
  }

  Optional<JsonFields> object(String name) {
    return value(name, JsonFields.class);
  }

  private <T> Optional<T> value(String name, Class<T> type) {
    return Optional.ofNullable(values.get(name)).filter(type::isInstance).map(type::cast);
  }
}
