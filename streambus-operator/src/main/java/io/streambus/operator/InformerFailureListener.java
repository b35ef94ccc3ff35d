package io.streambus.operator;

import io.streambus.api.stability.PublicApi;

/**
 * Receives failures of informers. An informer whose watch is interrupted continues by itself and
 * does not fail. One that fails has stopped for good: {@link StreamBusOperator#isHealthy} returns
 * false from then on, and the operator must be closed and started again.
 */
@PublicApi
@FunctionalInterface
public interface InformerFailureListener {

  /**
   * Called on a thread of the client, and after the failure was logged. Must return soon, and must
   * not close the operator.
   *
   * @param failure why the informer stopped
   */
  void onFailure(InformerFailure failure);

  /**
   * Why an informer stopped.
   *
   * @param kind kind of the objects that it watched, such as {@code ConfigMap}
   * @param cause what ended it, for example an object that cannot be read, or a lost permission
   */
  record InformerFailure(String kind, Throwable cause) {}
}
