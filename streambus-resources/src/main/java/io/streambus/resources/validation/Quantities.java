package io.streambus.resources.validation;

import io.fabric8.kubernetes.api.model.Quantity;
import io.streambus.resources.canonical.CanonicalQuantity;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Rules of quantities. */
final class Quantities {

  private static final CanonicalQuantity MAX_BYTES = CanonicalQuantity.parse("1Pi").orElseThrow();

  private Quantities() {}

  /** A number of bytes that a volume can have, where it is set. */
  static Stream<Problem> bytes(String path, Optional<Quantity> quantity) {
    return quantity.stream()
        .flatMap(
            written ->
                check(
                    path,
                    written,
                    size -> size.isPositive() && size.isWhole() && size.compareTo(MAX_BYTES) <= 0,
                    "must be a whole number of bytes, more than zero and at most 1Pi, such as"
                        + " 10Gi"));
  }

  /** A number of bytes that may be zero, where it is a quantity at all. */
  static Stream<Problem> wholeBytes(String path, Optional<Quantity> quantity) {
    return Field.of(path, quantity.flatMap(CanonicalQuantity::parse))
        .must(
            size -> size.isWhole() && size.compareTo(MAX_BYTES) <= 0,
            "must be a whole number of bytes of at most 1Pi, such as 512Mi; the m in 512m means"
                + " thousandths");
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
