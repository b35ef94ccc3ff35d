package io.streambus.testkit.simulation.apiserver;

/** Who changed an object. */
public enum Writer {
  /** The operator, through the port. */
  OPERATOR,
  /** A person, or another program. */
  USER,
  /** The controllers of Kubernetes. */
  MACHINERY
}
