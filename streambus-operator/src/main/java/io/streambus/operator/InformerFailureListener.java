package io.streambus.operator;

/**
 * Receives failures of informers. An informer whose watch is interrupted continues by itself and
 * does not fail. One that fails has stopped for good: {@link StreamBusOperator#isHealthy} returns
 * false from then on, and the operator must be closed and started again.
 */
@FunctionalInterface
public interface InformerFailureListener {

  /**
   * Called on a thread of the client, and after the failure was logged. Must return soon, and must
   * not close the operator.
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
