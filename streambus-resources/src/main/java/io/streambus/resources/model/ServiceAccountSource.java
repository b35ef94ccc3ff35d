package io.streambus.resources.model;

/** ServiceAccount of the pods. */
public sealed interface ServiceAccountSource {

  /** {@return the name} */
  String name();

  /** A ServiceAccount without permissions, created and owned by the operator. */
  record OperatorOwned(String name) implements ServiceAccountSource {}

  /** An existing ServiceAccount that the user specified. */
  record UserProvided(String name) implements ServiceAccountSource {}
}
