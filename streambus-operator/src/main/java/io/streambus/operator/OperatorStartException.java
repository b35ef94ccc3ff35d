package io.streambus.operator;

import io.javaoperatorsdk.operator.OperatorException;

/**
 * The operator cannot start. The message states why, and what to do.
 *
 * @see StreamBusOperator#start
 */
public final class OperatorStartException extends OperatorException {

  private static final long serialVersionUID = 1L;

  OperatorStartException(String message) {
    super(message);
  }
}
