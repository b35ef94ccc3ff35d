package io.streambus.testkit.simulation.apiserver;

/** Who changed an object. */
public enum Writer {
  /** The operator. */
  OPERATOR,
  /** A user, or another program. */
  USER,
  /** The Kubernetes controllers. */
  CONTROLLERS
}
