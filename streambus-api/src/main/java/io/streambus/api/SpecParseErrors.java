package io.streambus.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonMappingException.Reference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.google.common.base.Ascii;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Converts a JSON error to the path of the invalid value and a description of the expected value.
 */
final class SpecParseErrors {

  private static final int MAX_LENGTH = 60;

  private SpecParseErrors() {}

  static SpecParseError of(JsonNode spec, JsonProcessingException e) {
    List<Reference> path =
        e instanceof JsonMappingException mapping ? mapping.getPath() : List.of();
    JsonNode value = spec;
    for (Reference step : path) {
      value = isItem(step) ? value.path(step.getIndex()) : value.path(step.getFieldName());
    }
    return new SpecParseError(
        "spec" + path.stream().map(SpecParseErrors::text).collect(Collectors.joining()),
        expected(e) + ", not " + display(value));
  }

  private static boolean isItem(Reference step) {
    return step.getFieldName() == null;
  }

  private static String text(Reference step) {
    return isItem(step) ? "[" + step.getIndex() + "]" : "." + step.getFieldName();
  }

  private static String display(JsonNode value) {
    if (value.isArray()) {
      return "a list";
    }
    return value.isObject() ? "an object" : Ascii.truncate(value.toString(), MAX_LENGTH, "...");
  }

  /** Jackson messages mention Java classes, which are meaningless to users. */
  private static String expected(JsonProcessingException e) {
    return e instanceof MismatchedInputException mismatch && mismatch.getTargetType() != null
        ? "must be " + noun(mismatch.getTargetType())
        : "must be of the type and within the range of this field";
  }

  private static String noun(Class<?> type) {
    if (type == Boolean.class || type == boolean.class) {
      return "true or false";
    }
    if (type == Double.class || type == double.class) {
      return "a number";
    }
    if (Number.class.isAssignableFrom(type) || type.isPrimitive()) {
      return "an integer";
    }
    if (type == String.class) {
      return "a string";
    }
    return Collection.class.isAssignableFrom(type) ? "a list" : map(type);
  }

  private static String map(Class<?> type) {
    return Map.class.isAssignableFrom(type) ? "a map" : "an object";
  }
}
