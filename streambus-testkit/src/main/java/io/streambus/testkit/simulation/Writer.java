package io.streambus.testkit.simulation;

/** Who changed an object. */
enum Writer {
  /** The operator, through the port. */
  OPERATOR,
  /** A person, or another program. */
  USER,
  /** The controllers of Kubernetes. */
  MACHINERY
}
