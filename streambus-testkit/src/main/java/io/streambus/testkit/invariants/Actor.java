package io.streambus.testkit.invariants;

/** Who made a change. */
public enum Actor {
  /** The operator under test. */
  OPERATOR,
  /** Controllers and nodes of Kubernetes, which follow the wishes of others. */
  MACHINERY,
  /** Users, and whoever empties a namespace. */
  OTHERS
}
