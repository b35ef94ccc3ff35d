package io.streambus.operator.certificates;

import io.streambus.api.values.ConditionReason;

/**
 * Problem with the Secrets of a cluster.
 *
 * @param severity consequence of the problem
 * @param reason condition reason
 * @param message location, problem and next step for the user; contains no secret data
 */
public record Finding(Severity severity, ConditionReason reason, String message) {

  /** Consequence of a finding. */
  public enum Severity {
    /** No proxy could start, so no pod is started or changed until a user acts. */
    BLOCKING,
    /** Like {@link #BLOCKING}, but another controller is about to resolve it. */
    PENDING,
    /** Proxies start, but some or all clients cannot connect. */
    DEGRADING
  }
}
