package io.streambus.resources.validation;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.common.collect.ImmutableSet;
import io.fabric8.kubernetes.api.model.Quantity;
import io.streambus.resources.objects.PodTemplateReader;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Validates that a tree is a partial pod template: known fields, correct types, no directives. */
final class PodTemplateSchema {

  private static final ImmutableSet<String> QUANTITY_MAPS = ImmutableSet.of("requests", "limits");

  private static final ImmutableSet<String> SINGLE_QUANTITIES =
      ImmutableSet.of("sizeLimit", "divisor");

  private PodTemplateSchema() {}

  static Stream<Problem> check(String path, ObjectNode template) {
    return Stream.concat(node(path, template), type(path, template));
  }

  private static Stream<Problem> node(String path, JsonNode node) {
    if (node.isNull()) {
      return Stream.of(
          new Problem(
              path,
              "",
              "must not be null, because fields of the operator cannot be removed; remove the"
                  + " field"));
    }
    Stream<Problem> items =
        IntStream.range(0, node.isArray() ? node.size() : 0)
            .boxed()
            .flatMap(index -> node(path + "[" + index + "]", node.get(index)));
    return Stream.concat(
        items,
        node.propertyStream().flatMap(field -> field(path, field.getKey(), field.getValue())));
  }

  private static Stream<Problem> field(String path, String name, JsonNode value) {
    String inner = path + "." + name;
    if (name.startsWith("$")) {
      return Stream.of(
          new Problem(
              inner,
              "",
              "must not be a strategic merge patch directive; only additions are permitted"));
    }
    Stream<Problem> quantities =
        QUANTITY_MAPS.contains(name)
            ? value
                .propertyStream()
                .flatMap(each -> quantity(inner + "." + each.getKey(), each.getValue()))
            : Stream.empty();
    return Stream.concat(
        quantities, SINGLE_QUANTITIES.contains(name) ? quantity(inner, value) : node(inner, value));
  }

  private static Stream<Problem> quantity(String path, JsonNode value) {
    return Quantities.nonNegative(
        path,
        Optional.of(value)
            .filter(JsonNode::isValueNode)
            .map(number -> new Quantity(number.asText())));
  }

  private static Stream<Problem> type(String path, ObjectNode template) {
    try {
      PodTemplateReader.read(template);
      return Stream.empty();
    } catch (IllegalArgumentException e) {
      return Stream.of(
          e.getCause() instanceof JsonMappingException cause
              ? TypeMismatch.problem(path, template, cause)
              : new Problem(path, "", TypeMismatch.UNKNOWN));
    }
  }
}
