package io.streambus.resources.model;

/** ServiceAccount of the pods. */
public sealed interface ServiceAccountSource {

  /** {@return the name} */
  String name();

  /**
   * A ServiceAccount without permissions, created and owned by the operator.
   *
   * @param name name of the ServiceAccount
   */
  record OperatorOwned(String name) implements ServiceAccountSource {}

  /**
   * An existing ServiceAccount that the user specified.
   *
   * @param name name of the ServiceAccount, in the namespace of the cluster
   */
  record UserProvided(String name) implements ServiceAccountSource {}
}
