package io.streambus.resources.membership;

/**
 * Reason why scaling cannot proceed now.
 *
 * @param cause machine-readable cause
 * @param currentMembers current number of brokers
 * @param desiredMembers number of brokers in the spec
 * @param detail details beyond the cause; may be empty
 */
public record ScaleBlock(Cause cause, int currentMembers, int desiredMembers, String detail) {

  /** Cause of a block. */
  public enum Cause {
    /** The user has to confirm scaling. */
    CONFIRMATION,
    /** The scaling policy of the spec forbids scaling. */
    POLICY,
    /** The cluster is not healthy; see the detail. */
    UNMET_PRECONDITION
  }
}
