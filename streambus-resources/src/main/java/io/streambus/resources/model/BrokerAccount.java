package io.streambus.resources.model;

/** ServiceAccount of the pods. */
public sealed interface BrokerAccount {

  /** Returns the name. */
  String name();

  /** A ServiceAccount without permissions, created and owned by the operator. */
  record OperatorOwned(String name) implements BrokerAccount {}

  /** An existing ServiceAccount that the user specified. */
  record UserProvided(String name) implements BrokerAccount {}
}
