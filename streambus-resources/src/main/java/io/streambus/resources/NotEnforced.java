package io.streambus.resources;

/**
 * A part of the spec that asks for something that nobody brings about.
 *
 * @param path JSON path from the root of the resource, such as {@code spec.security.tls}
 * @param message why, in one sentence
 */
public record NotEnforced(String path, String message) {

  /** One line for people. */
  @Override
  public String toString() {
    return path + ": " + message;
  }
}
