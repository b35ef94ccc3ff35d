package io.streambus.testkit.invariants;

/** Invariants that must never be violated, whatever happens to a cluster. */
public enum Invariant {
  /** The operator disrupts at most one broker of a cluster at a time. */
  ONE_BROKER_AT_A_TIME("the operator disrupts at most one broker of a cluster at a time"),
  /** The operator disrupts no broker that the quorum depends on. */
  QUORUM_MAINTAINED("the operator disrupts no broker that the quorum depends on"),
  /** The operator scales a StatefulSet to zero only for hibernation or a membership change. */
  STOPS_ONLY_WHEN_REQUESTED("a cluster is stopped only for hibernation or a membership change"),
  /** Only users delete a claim that neither the retention policy nor an annotation releases. */
  CLAIMS_RETAINED("a claim is deleted only on request"),
  /** The operator deletes and creates a StatefulSet only to expand its claims. */
  STATEFUL_SET_RETAINED("the operator replaces a StatefulSet only to expand its claims"),
  /** The operator logs no errors, except those that a test expects. */
  NO_ERRORS_LOGGED("the operator logs no unexpected errors"),
  /** The watch of the changes is complete, which the other invariants depend on. */
  ALL_CHANGES_OBSERVED("the watch observes every change");

  private final String description;

  Invariant(String description) {
    this.description = description;
  }

  @Override
  public String toString() {
    return description;
  }

  /**
   * A violation of an invariant.
   *
   * @param invariant the violated invariant
   * @param description what happened instead, with the names of the objects
   */
  public record Violation(Invariant invariant, String description) {

    @Override
    public String toString() {
      return invariant + ": " + description;
    }
  }
}
