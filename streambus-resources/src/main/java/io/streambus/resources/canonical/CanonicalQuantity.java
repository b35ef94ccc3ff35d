package io.streambus.resources.canonical;

import io.fabric8.kubernetes.api.model.Quantity;
import io.streambus.api.stability.PublicApi;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A Kubernetes quantity in the canonical format of the API server. The server rewrites {@code
 * 1024Mi} to {@code 1Gi} and {@code 0.5} to {@code 500m}, so any other format would permanently
 * differ from the stored object.
 *
 * <p>Two quantities are equal if their formats are equal; {@link #compareTo} compares amounts.
 */
@PublicApi
public final class CanonicalQuantity implements Comparable<CanonicalQuantity> {

  /**
   * Bounds that limit the memory a hostile text can consume; real quantities stay far below them.
   */
  private static final int MAX_TEXT_LENGTH = 64;

  private static final BigDecimal MAX_AMOUNT = BigDecimal.valueOf(Long.MAX_VALUE);

  private static final Pattern SYNTAX =
      Pattern.compile(
          "([+-]?)([0-9]{1,40}(?:\\.[0-9]{0,40})?|\\.[0-9]{1,40})"
              + "(?:([numkMGTPE]?)|([KMGTPE]i)|[eE]([+-]?[0-9]{1,2}))");

  /** Number of decimal places. */
  private static final int MILLI_SCALE = 3;

  private static final String SI = "num kMGTPE";
  private static final int SI_UNIT_INDEX = 3;
  private static final String BINARY = "KMGTPE";
  private static final int KIBI_BITS = 10;
  private static final BigDecimal KIBI = BigDecimal.valueOf(1 << KIBI_BITS);

  private enum Form {
    SI,
    BINARY,
    EXPONENT
  }

  private final BigDecimal amount;
  private final String text;

  private CanonicalQuantity(BigDecimal amount, Form form) {
    this.amount = amount;
    this.text = format(amount, form);
  }

  /**
   * {@return a quantity; empty if Kubernetes would reject it, or if it exceeds 2^63}
   *
   * @param quantity the quantity in any format
   */
  public static Optional<CanonicalQuantity> parse(Quantity quantity) {
    return quantity.getAmount() == null ? Optional.empty() : parse(quantity.toString());
  }

  /**
   * {@return a quantity; empty if Kubernetes would reject it, or if it exceeds 2^63}
   *
   * @param text the quantity in any format
   */
  public static Optional<CanonicalQuantity> parse(String text) {
    if (text.length() > MAX_TEXT_LENGTH) {
      return Optional.empty();
    }
    Matcher parts = SYNTAX.matcher(text);
    return parts.matches() ? read(parts) : Optional.empty();
  }

  private static Optional<CanonicalQuantity> read(Matcher parts) {
    var digits = new BigDecimal(parts.group(1) + parts.group(2));
    if (parts.group(4) != null) {
      int power = BINARY.indexOf(parts.group(4).charAt(0)) + 1;
      return bounded(digits.multiply(KIBI.pow(power)), Form.BINARY);
    }
    if (parts.group(5) != null) {
      return bounded(digits.scaleByPowerOfTen(Integer.parseInt(parts.group(5))), Form.EXPONENT);
    }
    String suffix = parts.group(3);
    int thousands = suffix.isEmpty() ? 0 : SI.indexOf(suffix.charAt(0)) - SI_UNIT_INDEX;
    return bounded(digits.scaleByPowerOfTen(3 * thousands), Form.SI);
  }

  private static Optional<CanonicalQuantity> bounded(BigDecimal amount, Form form) {
    return amount.abs().compareTo(MAX_AMOUNT) > 0
        ? Optional.empty()
        : Optional.of(new CanonicalQuantity(rounded(amount), form));
  }

  /** Rounds to milli, away from zero, as the API server does for quantities in resource lists. */
  private static BigDecimal rounded(BigDecimal amount) {
    return amount.scale() > MILLI_SCALE ? amount.setScale(MILLI_SCALE, RoundingMode.UP) : amount;
  }

  private static String format(BigDecimal amount, Form form) {
    if (amount.signum() == 0) {
      return "0";
    }
    boolean binary =
        form == Form.BINARY
            && amount.abs().compareTo(KIBI) >= 0
            && amount.stripTrailingZeros().scale() <= 0;
    return binary ? formatBinary(amount) : formatDecimal(amount, form);
  }

  private static String formatBinary(BigDecimal amount) {
    long number = amount.longValueExact();
    int power = Math.min(Long.numberOfTrailingZeros(number) / KIBI_BITS, BINARY.length());
    String digits = Long.toString(number >> (power * KIBI_BITS));
    return power == 0 ? digits : digits + BINARY.charAt(power - 1) + "i";
  }

  private static String formatDecimal(BigDecimal amount, Form form) {
    int exponent = Math.floorDiv(-amount.stripTrailingZeros().scale(), 3) * 3;
    String digits = amount.scaleByPowerOfTen(-exponent).toBigIntegerExact().toString();
    if (exponent == 0) {
      return digits;
    }
    return form == Form.EXPONENT
        ? digits + "e" + exponent
        : digits + SI.charAt(exponent / 3 + SI_UNIT_INDEX);
  }

  /** {@return whether the amount is greater than zero} */
  public boolean isPositive() {
    return amount.signum() > 0;
  }

  /** {@return whether the amount is an integer} */
  public boolean isInteger() {
    return amount.stripTrailingZeros().scale() <= 0;
  }

  /** {@return whether the amount is less than zero} */
  public boolean isNegative() {
    return amount.signum() < 0;
  }

  /** {@return the quantity as a Kubernetes model type} */
  public Quantity toQuantity() {
    return new Quantity(text);
  }

  @Override
  public int compareTo(CanonicalQuantity other) {
    return amount.compareTo(other.amount);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CanonicalQuantity that && text.equals(that.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  /** Returns the canonical format. */
  @Override
  public String toString() {
    return text;
  }
}
