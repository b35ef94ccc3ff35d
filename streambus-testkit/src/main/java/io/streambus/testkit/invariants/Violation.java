package io.streambus.testkit.invariants;

/**
 * A violation of an invariant.
 *
 * @param invariant the violated invariant
 * @param what what happened instead, with the names of the objects
 */
public record Violation(Invariant invariant, String what) {

  @Override
  public String toString() {
    return invariant + ": " + what;
  }
}
