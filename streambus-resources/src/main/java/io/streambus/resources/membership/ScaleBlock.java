package io.streambus.resources.membership;

/**
 * Reason why scaling cannot proceed now.
 *
 * @param cause machine-readable cause
 * @param members current number of brokers
 * @param desired number of brokers in the spec
 * @param detail details beyond the cause; may be empty
 */
public record ScaleBlock(Cause cause, int members, int desired, String detail) {

  /** Cause of a block. */
  public enum Cause {
    /** The user has to confirm scaling. */
    CONFIRMATION,
    /** The scaling policy of the spec forbids scaling. */
    POLICY,
    /** The cluster is not healthy; see the detail. */
    UNREST
  }
}
