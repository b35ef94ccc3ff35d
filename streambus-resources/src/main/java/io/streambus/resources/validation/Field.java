package io.streambus.resources.validation;

import io.streambus.api.schema.SpecValue;
import io.streambus.resources.defaults.SpecValues;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A field of the resource and its path, to be validated. An absent field violates no rule.
 *
 * @param path JSON path from the root of the resource
 * @param value the value of the field
 */
public record Field<T>(String path, Optional<T> value) {

  public static <T> Field<T> of(String path, Optional<T> value) {
    return new Field<>(path, value);
  }

  static <T> Field<T> of(String path, T value) {
    return new Field<>(path, Optional.of(value));
  }

  /**
   * Applies a rule.
   *
   * @param message the requirement, which follows the path and the value in the problem
   */
  Stream<Problem> must(Predicate<? super T> rule, String message) {
    return value
        .filter(rule.negate())
        .map(invalid -> new Problem(path, invalid.toString(), message))
        .stream();
  }

  static <E extends Enum<E> & SpecValue> Stream<Problem> value(
      Field<String> field, Class<E> values) {
    return field.must(
        text -> SpecValues.find(values, text).isPresent(),
        "must be one of " + SpecValues.join(values));
  }
}
