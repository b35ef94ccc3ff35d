package io.streambus.app.input;

import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NumericNode;
import com.fasterxml.jackson.databind.node.ValueNode;
import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * Numbers of JSON as the API server stores them. Helm, for example, writes 1073741824 as {@code
 * 1.073741824e+09}, which is stored as an integer.
 */
final class StoredNumbers extends JsonNodeFactory {

  private static final long serialVersionUID = 1L;

  /** From this number on, Go writes numbers with an exponent. */
  private static final double MIN_EXPONENT = 1e21;

  static NumericNode of(double value) {
    return Math.rint(value) == value && Math.abs(value) < MIN_EXPONENT
        ? of(new BigDecimal(value).toBigInteger())
        : DoubleNode.valueOf(value);
  }

  static NumericNode of(BigInteger value) {
    return value.bitLength() < Long.SIZE
        ? LongNode.valueOf(value.longValue())
        : BigIntegerNode.valueOf(value);
  }

  @Override
  public NumericNode numberNode(double value) {
    return of(value);
  }

  /** Integers of more than 64 bits are stored as floating-point numbers. */
  @Override
  public ValueNode numberNode(BigInteger value) {
    return of(value.doubleValue());
  }
}
