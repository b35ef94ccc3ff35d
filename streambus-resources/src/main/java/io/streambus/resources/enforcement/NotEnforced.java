package io.streambus.resources.enforcement;

import io.streambus.api.stability.PublicApi;
import io.streambus.resources.validation.Problem;

/**
 * A requested field of the spec that no component enforces.
 *
 * @param path JSON path from the root of the resource, such as {@code spec.config.maxConnections};
 *     {@code []} stands for the items of a list
 * @param value value in the spec
 * @param message reason and next step, as a phrase that follows the path
 */
@PublicApi
public record NotEnforced(String path, String value, String message) {

  /**
   * Converts this to a problem of a spec with {@code strict}.
   *
   * @return the problem
   */
  public Problem asProblem() {
    return new Problem(path, value, "must be enforced because spec.strict is true, but " + message);
  }

  /** Returns a single line for users. */
  @Override
  public String toString() {
    return path + ": " + message;
  }
}
