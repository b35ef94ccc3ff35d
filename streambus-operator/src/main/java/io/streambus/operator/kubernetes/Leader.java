package io.streambus.operator.kubernetes;

/** The leader of a cluster, as reported by its brokers. */
public sealed interface Leader {

  /**
   * All brokers responded, and one of them is the leader.
   *
   * @param ordinal ordinal of its pod, from 0
   */
  record Known(int ordinal) implements Leader {}

  /**
   * The leader is unknown, because the brokers did not report it or cannot be called.
   *
   * @param reason human-readable reason
   */
  record Unknown(String reason) implements Leader {}

  /** The brokers are being queried. Completion triggers a reconciliation of the cluster. */
  record Pending() implements Leader {}
}
