package io.streambus.resources.validation;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.streambus.api.text.NearestName;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Describes a value of a pod template that has another type than the field. */
final class TypeMismatch {

  static final String UNKNOWN = "must be a known field of a pod template and have the correct type";

  private TypeMismatch() {}

  /**
   * Returns the problem.
   *
   * @param root path of the template
   */
  static Problem problem(String root, JsonNode template, JsonMappingException cause) {
    var path = new StringBuilder(root);
    JsonNode value = template;
    for (JsonMappingException.Reference step : cause.getPath()) {
      String name = step.getFieldName();
      path.append(name == null ? "[" + step.getIndex() + "]" : "." + name);
      value = name == null ? value.path(step.getIndex()) : value.path(name);
    }
    if (cause instanceof UnrecognizedPropertyException unknown) {
      return new Problem(path.toString(), "", unknownField(path.toString(), unknown));
    }
    String requirement = requirement(cause, value);
    return requirement.isEmpty()
        ? new Problem(path.toString(), "", UNKNOWN)
        : new Problem(path.toString(), value.toString(), requirement);
  }

  private static String unknownField(String path, UnrecognizedPropertyException unknown) {
    List<String> known =
        Optional.ofNullable(unknown.getKnownPropertyIds()).stream()
            .flatMap(Collection::stream)
            .map(String::valueOf)
            .toList();
    String parent = path.substring(0, path.length() - unknown.getPropertyName().length());
    return "unknown field; "
        + NearestName.of(unknown.getPropertyName(), known)
            .map(name -> "did you mean " + parent + name + "?")
            .orElse("correct or remove it");
  }

  private static String requirement(JsonMappingException cause, JsonNode value) {
    Class<?> type =
        cause instanceof MismatchedInputException mismatch ? mismatch.getTargetType() : null;
    if (!value.isValueNode() || type == null) {
      return "";
    }
    String remedy = value.isTextual() ? "; remove the quotes" : "";
    if (type == Boolean.class) {
      return "must be true or false" + remedy;
    }
    if (type == Integer.class || type == Long.class) {
      return "must be an integer" + remedy;
    }
    return type == String.class ? "must be a string; enclose it in quotes" : "";
  }
}
