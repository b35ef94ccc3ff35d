package io.streambus.resources.extension;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.common.collect.ImmutableSet;
import java.util.Iterator;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What customizers must not change in a part of an object. */
@FunctionalInterface
interface FieldRule {

  /** Returns the path of a field whose change is not permitted; empty if there is none. */
  Optional<String> violation(JsonNode before, JsonNode after);

  /** The field has the same value, or is absent as before. */
  static FieldRule same(String field) {
    return (before, after) ->
        before.path(field).equals(after.path(field)) ? Optional.empty() : Optional.of(field);
  }

  /** The field contains what it contained: entries of maps, and items of lists in any order. */
  static FieldRule retained(String field) {
    return (before, after) ->
        contains(after.path(field), before.path(field)) ? Optional.empty() : Optional.of(field);
  }

  /** All fields are the same, except some. */
  static FieldRule sameExcept(String... fields) {
    Set<String> exceptions = ImmutableSet.copyOf(fields);
    return (before, after) -> {
      Set<String> names = new TreeSet<>();
      before.fieldNames().forEachRemaining(names::add);
      after.fieldNames().forEachRemaining(names::add);
      names.removeAll(exceptions);
      return names.stream().filter(name -> !before.path(name).equals(after.path(name))).findFirst();
    };
  }

  /** The rule holds for the value of a field. */
  static FieldRule in(String field, FieldRule rule) {
    return (before, after) ->
        rule.violation(before.path(field), after.path(field)).map(path -> field + "." + path);
  }

  /** All rules hold. */
  static FieldRule all(FieldRule... rules) {
    return (before, after) -> {
      for (FieldRule rule : rules) {
        Optional<String> violation = rule.violation(before, after);
        if (violation.isPresent()) {
          return violation;
        }
      }
      return Optional.empty();
    };
  }

  private static boolean contains(JsonNode whole, JsonNode part) {
    if (part.isObject()) {
      return part.properties().stream()
          .allMatch(field -> contains(whole.path(field.getKey()), field.getValue()));
    }
    if (part.isArray()) {
      for (JsonNode item : part) {
        if (!anyContains(whole.elements(), item)) {
          return false;
        }
      }
      return true;
    }
    return part.isMissingNode() || part.equals(whole);
  }

  private static boolean anyContains(Iterator<JsonNode> items, JsonNode part) {
    while (items.hasNext()) {
      if (contains(items.next(), part)) {
        return true;
      }
    }
    return false;
  }
}
