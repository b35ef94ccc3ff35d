package io.streambus.api.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.common.base.Ascii;
import java.util.regex.Pattern;

/** The type that a schema requires of a value. Judges numbers as the API server does. */
enum JsonType {
  OBJECT("an object"),
  MAP("a map"),
  LIST("a list"),
  STRING("a string"),
  BOOLEAN("true or false"),
  INTEGER("an integer"),
  NUMBER("a number"),
  INTEGER_OR_STRING("an integer or a string"),
  ANY("any value");

  /** The largest number up to which a JSON number has exactly one integer. */
  private static final double MAX_EXACT_INTEGER = (1L << 53) - 1;

  private static final Pattern INTEGER_TEXT = Pattern.compile("[+-]?[0-9]{1,18}");
  private static final Pattern NUMBER_TEXT = Pattern.compile("[+-]?[0-9]{1,18}(\\.[0-9]{1,18})?");
  private static final Pattern BOOLEAN_TEXT = Pattern.compile("(?i)true|false|yes|no|on|off");

  private final String noun;

  JsonType(String noun) {
    this.noun = noun;
  }

  static JsonType of(JsonNode schema) {
    if (schema.path("x-kubernetes-int-or-string").asBoolean()) {
      return INTEGER_OR_STRING;
    }
    return switch (schema.path("type").asText()) {
      case "object" -> schema.has("additionalProperties") ? MAP : OBJECT;
      case "array" -> LIST;
      case "string" -> STRING;
      case "boolean" -> BOOLEAN;
      case "integer" -> INTEGER;
      case "number" -> NUMBER;
      default -> ANY;
    };
  }

  boolean accepts(JsonNode value) {
    return switch (this) {
      case OBJECT, MAP -> value.isObject();
      case LIST -> value.isArray();
      case STRING -> value.isTextual();
      case BOOLEAN -> value.isBoolean();
      case INTEGER -> isInteger(value);
      case NUMBER -> value.isNumber() && Double.isFinite(value.doubleValue());
      case INTEGER_OR_STRING -> value.isTextual() || isInteger(value);
      case ANY -> true;
    };
  }

  /** States the type, and how to write the value if only its notation is wrong. */
  String requirement(JsonNode value) {
    return "must be " + noun + remedy(value);
  }

  private String remedy(JsonNode value) {
    return switch (this) {
      case STRING, INTEGER_OR_STRING ->
          value.isNumber() || value.isBoolean() ? "; enclose it in quotes" : "";
      case INTEGER ->
          value.isIntegralNumber() ? " of at most 64 bits" : unquote(INTEGER_TEXT, value);
      case NUMBER -> unquote(NUMBER_TEXT, value);
      case BOOLEAN -> unquote(BOOLEAN_TEXT, value);
      default -> "";
    };
  }

  private static String unquote(Pattern notation, JsonNode value) {
    return value.isTextual() && notation.matcher(Ascii.truncate(value.asText(), 40, "")).matches()
        ? "; remove the quotes"
        : "";
  }

  private static boolean isInteger(JsonNode value) {
    if (value.isIntegralNumber()) {
      return value.canConvertToLong();
    }
    double number = value.asDouble();
    return value.isNumber() && Math.rint(number) == number && Math.abs(number) <= MAX_EXACT_INTEGER;
  }
}
