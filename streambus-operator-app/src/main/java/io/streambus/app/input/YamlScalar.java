package io.streambus.app.input;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.google.common.collect.ImmutableSet;
import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Values of plain scalars as kubectl reads them: as in YAML 1.1, but with the further booleans y
 * and n, and without numbers to the base 60. Timestamps are text.
 */
final class YamlScalar {

  private static final ImmutableSet<String> TRUE =
      ImmutableSet.of("y", "Y", "yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON");
  private static final ImmutableSet<String> FALSE =
      ImmutableSet.of("n", "N", "no", "No", "NO", "false", "False", "FALSE", "off", "Off", "OFF");
  private static final ImmutableSet<String> NULL = ImmutableSet.of("", "~", "null", "Null", "NULL");

  private static final Pattern INTEGER =
      Pattern.compile(
          "([+-]?)(?:0[xX](?<hex>[0-9a-fA-F]+)|0[bB](?<binary>[01]+)|0[oO]?(?<octal>[0-7]+)"
              + "|(?<decimal>0|[1-9][0-9]*))");
  private static final Pattern FLOAT =
      Pattern.compile("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?");
  private static final Pattern NOT_FINITE =
      Pattern.compile("[-+]?\\.(inf|Inf|INF)|\\.(nan|NaN|NAN)");

  private static final BigInteger MAX_UNSIGNED_LONG =
      BigInteger.ONE.shiftLeft(Long.SIZE).subtract(BigInteger.ONE);

  /** Longer texts are no numbers, and converting them would take long. */
  private static final int MAX_DIGITS = 400;

  private YamlScalar() {}

  /**
   * Returns the value of a scalar that is neither quoted nor tagged.
   *
   * @throws IllegalArgumentException if JSON cannot represent it
   */
  static JsonNode plain(String text) {
    if (NULL.contains(text)) {
      return NullNode.getInstance();
    }
    if (TRUE.contains(text) || FALSE.contains(text)) {
      return BooleanNode.valueOf(TRUE.contains(text));
    }
    if (NOT_FINITE.matcher(text).matches()) {
      throw new IllegalArgumentException(text + " is not a number in JSON; enclose it in quotes");
    }
    return text.length() <= MAX_DIGITS && startsLikeNumber(text.charAt(0))
        ? number(text).orElseGet(() -> TextNode.valueOf(text))
        : TextNode.valueOf(text);
  }

  private static boolean startsLikeNumber(char first) {
    return (first >= '0' && first <= '9') || first == '+' || first == '-' || first == '.';
  }

  private static Optional<JsonNode> number(String text) {
    // Underscores separate groups of digits.
    String plain = text.charAt(0) == '.' ? text : text.replace("_", "");
    Optional<JsonNode> integer = integer(plain);
    return integer.isPresent() ? integer : real(plain);
  }

  private static Optional<JsonNode> integer(String text) {
    Matcher parts = INTEGER.matcher(text);
    if (!parts.matches()) {
      return Optional.empty();
    }
    BigInteger magnitude = magnitude(parts);
    BigInteger value = parts.group(1).equals("-") ? magnitude.negate() : magnitude;
    return value.bitLength() < Long.SIZE || isUnsignedLong(parts, value)
        ? Optional.of(StoredNumbers.of(value))
        : Optional.empty();
  }

  private static boolean isUnsignedLong(Matcher parts, BigInteger value) {
    return parts.group(1).isEmpty() && value.compareTo(MAX_UNSIGNED_LONG) <= 0;
  }

  private static BigInteger magnitude(Matcher parts) {
    if (parts.group("hex") != null) {
      return new BigInteger(parts.group("hex"), 16);
    }
    if (parts.group("binary") != null) {
      return new BigInteger(parts.group("binary"), 2);
    }
    return parts.group("octal") != null
        ? new BigInteger(parts.group("octal"), 8)
        : new BigInteger(parts.group("decimal"));
  }

  private static Optional<JsonNode> real(String text) {
    if (!FLOAT.matcher(text).matches()) {
      return Optional.empty();
    }
    double value = Double.parseDouble(text);
    return Double.isInfinite(value) ? Optional.empty() : Optional.of(StoredNumbers.of(value));
  }
}
