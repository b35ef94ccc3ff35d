package io.streambus.operator;

import io.streambus.api.stability.PublicApi;
import io.streambus.operator.informers.StartFailure;
import org.jspecify.annotations.Nullable;

/**
 * The operator cannot start. The message states why, and what to do.
 *
 * @see StreamBusOperator#start
 * @see StreamBusController#start
 */
@PublicApi
public final class OperatorStartException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  OperatorStartException(StartFailure failure) {
    this(failure.message(), failure.cause().orElse(null));
  }

  OperatorStartException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
