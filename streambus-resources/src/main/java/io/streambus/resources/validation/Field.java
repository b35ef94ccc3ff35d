package io.streambus.resources.validation;

import io.streambus.api.schema.SpecValue;
import io.streambus.resources.defaults.SpecValues;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A field of the spec with its path, to be held against rules. A field that is absent breaks none.
 *
 * @param path JSON path from the root of the resource
 * @param value what is written there
 */
public record Field<T>(String path, Optional<T> value) {

  public static <T> Field<T> of(String path, Optional<T> value) {
    return new Field<>(path, value);
  }

  static <T> Field<T> of(String path, T value) {
    return new Field<>(path, Optional.of(value));
  }

  /** The rule as a sentence that goes on after the path and the value. */
  Stream<Problem> must(Predicate<? super T> rule, String message) {
    return value
        .filter(rule.negate())
        .map(wrong -> new Problem(path, wrong.toString(), message))
        .stream();
  }

  static Stream<Problem> range(Field<Integer> field, int least, int most) {
    return field.must(
        number -> number >= least && number <= most, "must be from " + least + " to " + most);
  }

  static <N extends Number> Stream<Problem> atLeast(Field<N> field, long least) {
    return field.must(number -> number.longValue() >= least, "must be at least " + least);
  }

  /** The name of another object. */
  static Stream<Problem> name(Field<String> field) {
    return field.must(Syntax.DNS_SUBDOMAIN::matches, Syntax.DNS_SUBDOMAIN.rule());
  }

  static <E extends Enum<E> & SpecValue> Stream<Problem> value(
      Field<String> field, Class<E> vocabulary) {
    return field.must(
        text -> SpecValues.find(vocabulary, text).isPresent(),
        "must be one of " + SpecValues.list(vocabulary));
  }
}
