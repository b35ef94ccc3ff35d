package io.streambus.testkit.invariants;

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
