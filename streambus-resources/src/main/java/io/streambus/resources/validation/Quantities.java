package io.streambus.resources.validation;

import io.fabric8.kubernetes.api.model.Quantity;
import io.streambus.api.StreamBusClusterSpec;
import io.streambus.resources.canonical.CanonicalQuantity;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Rules for quantities. */
final class Quantities {

  private static final CanonicalQuantity MAX_BYTES = CanonicalQuantity.parse("1Pi").orElseThrow();

  private Quantities() {}

  static Stream<Problem> checkVolumeSizes(StreamBusClusterSpec spec) {
    return spec.storage().stream()
        .flatMap(
            storage ->
                Stream.concat(
                    volumeSize("spec.storage.size", storage.size()),
                    volumeSize("spec.storage.raftSize", storage.raftSize())));
  }

  /** Requires a number of bytes that a volume can have, if set. */
  private static Stream<Problem> volumeSize(String path, Optional<Quantity> quantity) {
    return quantity.stream()
        .flatMap(
            original ->
                check(
                    path,
                    original,
                    size -> size.isPositive() && size.isInteger() && size.compareTo(MAX_BYTES) <= 0,
                    "must be a whole number of bytes, greater than zero and at most 1Pi, such as"
                        + " 10Gi"));
  }

  /** Requires a number of bytes, including zero. Values that are not quantities are ignored. */
  static Stream<Problem> memorySize(String path, Optional<Quantity> quantity) {
    return Field.of(path, quantity.flatMap(CanonicalQuantity::parse))
        .must(
            size -> size.isInteger() && size.compareTo(MAX_BYTES) <= 0,
            "must be a whole number of bytes, at most 1Pi, such as 512Mi; the suffix m means"
                + " thousandths");
  }

  /** Requires a quantity that is set and not negative. */
  static Stream<Problem> nonNegative(String path, Optional<Quantity> quantity) {
    return quantity
        .map(
            original ->
                check(path, original, parsed -> !parsed.isNegative(), "must not be negative"))
        .orElseGet(
            () -> Stream.of(new Problem(path, "", "must be a quantity, such as 500m or 10Gi")));
  }

  private static Stream<Problem> check(
      String path, Quantity original, Predicate<CanonicalQuantity> rule, String message) {
    return CanonicalQuantity.parse(original)
        .map(parsed -> Field.of(path, parsed).must(rule, message))
        .orElseGet(
            () ->
                Stream.of(
                    new Problem(
                        path, original.toString(), "must be a quantity, such as 500m or 10Gi")));
  }
}
