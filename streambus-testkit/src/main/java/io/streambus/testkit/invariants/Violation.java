package io.streambus.testkit.invariants;

/**
 * An invariant that did not hold.
 *
 * @param what what happened instead, with the names of the objects
 */
public record Violation(Invariant invariant, String what) {

  @Override
  public String toString() {
    return invariant + ": " + what;
  }
}
