package io.streambus.operator;

import io.javaoperatorsdk.operator.OperatorException;
import io.streambus.api.stability.PublicApi;

/**
 * The operator cannot start. The message states why, and what to do.
 *
 * @see StreamBusOperator#start
 */
@PublicApi
public final class OperatorStartException extends OperatorException {

  private static final long serialVersionUID = 1L;

  OperatorStartException(String message) {
    super(message);
  }
}
