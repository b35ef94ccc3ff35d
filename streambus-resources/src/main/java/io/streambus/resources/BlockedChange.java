package io.streambus.resources;

/**
 * A change of the spec that is not brought about while the cluster lives.
 *
 * @param path JSON path from the root of the resource, such as {@code spec.replicas}
 * @param inForce the former value, which stays
 * @param wanted the value in the spec
 * @param message why, and what to do
 */
public record BlockedChange(String path, String inForce, String wanted, String message) {

  /** One line for people. */
  @Override
  public String toString() {
    return "%s: %s stays in force instead of %s: %s".formatted(path, inForce, wanted, message);
  }
}
