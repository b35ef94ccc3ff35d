package io.streambus.app.input;

import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NumericNode;
import com.fasterxml.jackson.databind.node.ValueNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;

/**
 * Numbers of JSON as the API server stores them. Helm, for example, writes 1073741824 as {@code
 * 1.073741824e+09}, which is stored as an integer.
 */
final class StoredNumbers extends JsonNodeFactory {

  private static final long serialVersionUID = 1L;

  /** From this number on, Go writes numbers with an exponent. */
  private static final double MIN_EXPONENT = 1e21;

  /** Any number of so many digits is read and written unchanged. */
  private static final int EXACT_DIGITS = 15;

  static NumericNode of(double value) {
    return Math.rint(value) == value && Math.abs(value) < MIN_EXPONENT
        ? integer(shortest(value))
        : DoubleNode.valueOf(value);
  }

  /** Integers of more than 64 bits are stored as floating-point numbers. */
  static NumericNode of(BigInteger value) {
    return value.bitLength() < Long.SIZE ? integer(value) : of(value.doubleValue());
  }

  /** Returns the fewest digits that identify the number, followed by zeros, as Go writes it. */
  private static BigInteger shortest(double value) {
    BigDecimal exact = new BigDecimal(value);
    BigDecimal rounded = exact.round(new MathContext(EXACT_DIGITS));
    for (int digits = EXACT_DIGITS + 1; rounded.doubleValue() != value; digits++) {
      rounded = exact.round(new MathContext(digits));
    }
    return rounded.toBigInteger();
  }

  private static NumericNode integer(BigInteger value) {
    return value.bitLength() < Long.SIZE
        ? LongNode.valueOf(value.longValue())
        : BigIntegerNode.valueOf(value);
  }

  @Override
  public NumericNode numberNode(double value) {
    return of(value);
  }

  @Override
  public ValueNode numberNode(BigInteger value) {
    return of(value);
  }
}
