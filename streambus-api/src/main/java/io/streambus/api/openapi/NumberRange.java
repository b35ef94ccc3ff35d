package io.streambus.api.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Optional;

/** The range of a number, which a format can limit as well. */
record NumberRange(Optional<BigDecimal> min, Optional<BigDecimal> max, boolean isInt32)
    implements Constraint {

  private static final BigDecimal MIN_INT32 = BigDecimal.valueOf(Integer.MIN_VALUE);
  private static final BigDecimal MAX_INT32 = BigDecimal.valueOf(Integer.MAX_VALUE);

  static Optional<Constraint> of(JsonNode schema) {
    var range =
        new NumberRange(
            number(schema.path("minimum")),
            number(schema.path("maximum")),
            schema.path("format").asText().equals("int32"));
    return range.min.isPresent() || range.max.isPresent() || range.isInt32
        ? Optional.of(range)
        : Optional.empty();
  }

  private static Optional<BigDecimal> number(JsonNode limit) {
    return limit.isNumber()
        ? Optional.of(new BigDecimal(limit.decimalValue().stripTrailingZeros().toPlainString()))
        : Optional.empty();
  }

  @Override
  public Optional<String> violatedBy(JsonNode value) {
    BigDecimal number = value.decimalValue();
    if (min.filter(limit -> number.compareTo(limit) < 0).isPresent()
        || max.filter(limit -> number.compareTo(limit) > 0).isPresent()) {
      return Optional.of(requirement());
    }
    return isInt32 && (number.compareTo(MIN_INT32) < 0 || number.compareTo(MAX_INT32) > 0)
        ? Optional.of("must be between %s and %s".formatted(min.orElse(MIN_INT32), MAX_INT32))
        : Optional.empty();
  }

  private String requirement() {
    if (min.isPresent() && max.isPresent()) {
      return "must be between " + min.get() + " and " + max.get();
    }
    return min.isPresent() ? "must be at least " + min.get() : "must be at most " + max.get();
  }
}
