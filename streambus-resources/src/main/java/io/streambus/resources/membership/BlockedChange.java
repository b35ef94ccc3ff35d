package io.streambus.resources.membership;

/**
 * A change of the spec that is not brought about while the cluster lives.
 *
 * @param path JSON path from the root of the resource, such as {@code spec.replicas}
 * @param current the former value, which stays
 * @param requested the value in the spec
 * @param message why, and what to do
 */
public record BlockedChange(String path, String current, String requested, String message) {

  /** One line for people. */
  @Override
  public String toString() {
    return "%s: %s stays in force instead of %s: %s".formatted(path, current, requested, message);
  }
}
