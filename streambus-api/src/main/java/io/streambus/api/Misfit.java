package io.streambus.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;

/** Says of a value that does not fit the model where it stands, and what should stand there. */
final class Misfit {

  private Misfit() {}

  static UnreadableSpec of(JsonProcessingException e) {
    return new UnreadableSpec("spec" + where(e), what(e));
  }

  private static String where(JsonProcessingException e) {
    return e instanceof JsonMappingException mapping
        ? mapping.getPath().stream().map(Misfit::step).collect(Collectors.joining())
        : "";
  }

  private static String step(JsonMappingException.Reference step) {
    return step.getFieldName() == null ? "[" + step.getIndex() + "]" : "." + step.getFieldName();
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
