package io.streambus.resources;

import io.fabric8.kubernetes.api.model.Quantity;
import io.streambus.resources.canonical.CanonicalQuantity;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Rules of quantities. */
final class Quantities {

  private Quantities() {}

  /** More than nothing, where it is set. */
  static Stream<Problem> positive(String path, Optional<Quantity> quantity) {
    return quantity.stream()
        .flatMap(
            written ->
                check(path, written, CanonicalQuantity::isPositive, "must be more than zero"));
  }

  /** Set, and not less than nothing. */
  static Stream<Problem> notNegative(String path, Optional<Quantity> quantity) {
    return quantity
        .map(
            written -> check(path, written, parsed -> !parsed.isNegative(), "must not be negative"))
        .orElseGet(() -> Stream.of(new Problem(path, "", "must be a quantity")));
  }

  private static Stream<Problem> check(
      String path, Quantity written, Predicate<CanonicalQuantity> rule, String message) {
    return CanonicalQuantity.parse(written)
        .map(parsed -> Field.of(path, parsed).must(rule, message))
        .orElseGet(
            () ->
                Stream.of(
                    new Problem(
                        path, written.toString(), "must be a quantity such as 500m or 10Gi")));
  }
}
