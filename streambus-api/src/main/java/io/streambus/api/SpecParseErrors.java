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

/** Says of a value that does not fit the model where it stands, and what should stand there. */
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
        what(e) + ", not " + display(value));
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
    return value.isObject() ? "a map" : Ascii.truncate(value.toString(), MAX_LENGTH, "...");
  }

  /** The message of Jackson names classes, which say nothing to a user. */
  private static String what(JsonProcessingException e) {
    return e instanceof MismatchedInputException mismatch && mismatch.getTargetType() != null
        ? "must be " + noun(mismatch.getTargetType())
        : "must be of the type and in the range that this field takes";
  }

  private static String noun(Class<?> type) {
    if (type == Boolean.class || type == boolean.class) {
      return "true or false";
    }
    if (type == Double.class || type == double.class) {
      return "a number";
    }
    if (Number.class.isAssignableFrom(type) || type.isPrimitive()) {
      return "a whole number";
    }
    if (type == String.class) {
      return "a text";
    }
    return Collection.class.isAssignableFrom(type) ? "a list" : map(type);
  }

  private static String map(Class<?> type) {
    return Map.class.isAssignableFrom(type) ? "a map" : "a map of the fields of this block";
  }
}
