package io.streambus.api.json;

import java.util.Optional;

/**
 * The most that is kept of a JSON value. A tree takes up to 25 times the memory of its text, and
 * most code that handles a tree calls itself for each level.
 *
 * @param characters length of the text without spaces, in which an escaped character counts once
 * @param values objects, lists and scalars, including the value itself
 * @param depth levels of objects and lists
 */
public record JsonLimits(long characters, long values, int depth) {

  /** The most values that an object keeps, more than a spec with 1,000 tenants has. */
  public static final long MAX_VALUES = 20_000;

  /** Far more levels than any Kubernetes object has. */
  private static final int DEPTH = 64;

  private static final long FREE_FORM_CHARACTERS = 65_536;

  /**
   * Returns the limits of a field that the schema does not describe, such as a pod template.
   *
   * @param values {@link #MAX_VALUES} minus those that are already kept
   */
  public static JsonLimits ofFreeForm(long values) {
    return new JsonLimits(FREE_FORM_CHARACTERS, values, DEPTH);
  }

  /**
   * Returns the limits of a field that the schema describes, whose texts can have any length.
   *
   * @param values {@link #MAX_VALUES} minus those that are already kept
   */
  public static JsonLimits ofStructure(long values) {
    return new JsonLimits(Long.MAX_VALUE, values, DEPTH);
  }

  /** Returns which limit a value exceeds; empty if it is within all of them. */
  Optional<Excess> exceededBy(JsonSize size) {
    if (size.depth() > depth) {
      return Optional.of(
          new Excess(
              size.depth() + " levels",
              "must not be nested more than %d levels deep; flatten it".formatted(depth)));
    }
    if (size.characters() > characters) {
      return Optional.of(
          new Excess(
              size.characters() + " characters",
              "must not exceed %d characters as JSON without spaces; shorten it"
                  .formatted(characters)));
    }
    return size.values() > values
        ? Optional.of(
            new Excess(
                size.values() + " values",
                "must have fewer values: all fields together can have %d; shorten it"
                    .formatted(MAX_VALUES)))
        : Optional.empty();
  }

  /**
   * Why a value is not kept.
   *
   * @param size what exceeds the limit, such as {@code 990 levels}
   * @param requirement the limit and the remedy
   */
  public record Excess(String size, String requirement) {}
}
