package io.streambus.testkit.invariants;

/** Who made a change. */
public enum Actor {
  /** The operator under test. */
  OPERATOR,
  /** Kubernetes controllers and nodes, which act on behalf of others. */
  CONTROLLERS,
  /** Users, and the controller that deletes the contents of a namespace. */
  USERS
}
