package io.streambus.operator.kubernetes;

/** Who leads the brokers of a cluster, as far as they tell. */
public sealed interface Leader {

  /**
   * Each broker answered, and one of them leads.
   *
   * @param ordinal of its pod, from 0
   */
  record Known(int ordinal) implements Leader {}

  /**
   * The brokers were asked or cannot be, and it is not known.
   *
   * @param reason for people
   */
  record Unknown(String reason) implements Leader {}

  /** The brokers are being asked. The cluster is woken when that has ended. */
  record Asking() implements Leader {}
}
