package io.streambus.resources.model;

/** The ServiceAccount of the pods. */
public sealed interface BrokerAccount {

  /** Its name. */
  String name();

  /** Made and owned by the operator, without permissions. */
  record Own(String name) implements BrokerAccount {}

  /** Made by somebody else. */
  record Named(String name) implements BrokerAccount {}
}
