package io.streambus.resources.enforcement;

import io.streambus.resources.validation.Problem;

/**
 * A part of the spec that asks for something that nobody brings about.
 *
 * @param path JSON path from the root of the resource, such as {@code spec.config.maxConnections};
 *     {@code []} stands for the items of a list
 * @param value what is written there
 * @param message why, and what to do, in one sentence
 */
public record NotEnforced(String path, String value, String message) {

  /** As a rule that the spec breaks, for who wants only what is enforced. */
  public Problem asProblem() {
    return new Problem(
        path, value, "is not enforced, and spec.strict refuses such a field: " + message);
  }

  /** One line for people. */
  @Override
  public String toString() {
    return path + ": " + message;
  }
}
