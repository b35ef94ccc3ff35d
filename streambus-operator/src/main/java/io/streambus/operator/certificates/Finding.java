package io.streambus.operator.certificates;

import io.streambus.api.values.ConditionReason;

/**
 * Something that is wrong with the Secrets of a cluster.
 *
 * @param severity what follows
 * @param reason for conditions
 * @param message what is wrong where, and what a person can do about it; nothing secret
 */
public record Finding(Severity severity, ConditionReason reason, String message) {

  /** What follows from a finding. */
  public enum Severity {
    /** No proxy could start, so no pod is started or changed until a person acts. */
    BLOCKING,
    /** As {@link #BLOCKING}, but another program is about to mend it. */
    PENDING,
    /** Proxies start, and some or all clients are turned away. */
    DEGRADING
  }
}
