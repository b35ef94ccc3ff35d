package io.streambus.resources.membership;

/**
 * Why another number of brokers does not come about now.
 *
 * @param cause for programs
 * @param members the number that stays
 * @param desired the number in the spec
 * @param detail what the cause alone does not tell; may be empty
 */
public record ScaleBlock(Cause cause, int members, int desired, String detail) {

  /** What it waits for. */
  public enum Cause {
    /** A person has to confirm it. */
    CONFIRMATION,
    /** The policy of the spec forbids it. */
    POLICY,
    /** The cluster is not well; the detail says where. */
    UNREST
  }
}
