package io.streambus.resources.membership;

/**
 * A spec change that cannot be applied to an existing cluster.
 *
 * @param path JSON path from the root of the resource, such as {@code spec.replicas}
 * @param current the value that remains in effect
 * @param requested the value in the spec
 * @param message reason and next step
 */
public record BlockedChange(String path, String current, String requested, String message) {

  /** Returns a single line for users. */
  @Override
  public String toString() {
    return "%s: %s remains in effect instead of %s: %s"
        .formatted(path, current, requested, message);
  }
}
