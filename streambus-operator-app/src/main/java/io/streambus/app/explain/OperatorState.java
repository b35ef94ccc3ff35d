package io.streambus.app.explain;

/** What is known about the operator that manages a cluster. */
public sealed interface OperatorState {

  /**
   * A Deployment of the operator exists.
   *
   * @param namespace its namespace
   * @param name its name
   * @param readyReplicas number of ready pods
   */
  record Found(String namespace, String name, int readyReplicas) implements OperatorState {}

  /**
   * No Deployment of the operator exists in the namespace.
   *
   * @param namespace namespace that was searched
   */
  record Missing(String namespace) implements OperatorState {}

  /**
   * The Deployment could not be read.
   *
   * @param problem why
   */
  record Unknown(String problem) implements OperatorState {}
}
