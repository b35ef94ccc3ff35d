package io.streambus.operator.certificates;

import io.streambus.api.vocabulary.ConditionReason;

/**
 * Something that is wrong with the Secrets of a cluster.
 *
 * @param effect what follows
 * @param reason for conditions
 * @param message what is wrong where, and what a person can do about it; nothing secret
 */
public record Finding(Effect effect, ConditionReason reason, String message) {

  /** What follows from a finding. */
  public enum Effect {
    /** No proxy could start, so no pod is started or changed until a person acts. */
    STOPS,
    /** As {@link #STOPS}, but another program is about to mend it. */
    WAITS,
    /** Proxies start, and some or all clients are turned away. */
    HARMS
  }
}
