package io.streambus.resources.model;

import static com.google.common.base.Preconditions.checkArgument;

/**
 * A Raft epoch of a cluster. Its members are determined when it is created and never change:
 * starting a broker on it with other members corrupts it.
 *
 * @param number number of the epoch, from 1 to {@link #MAX_NUMBER}; each broker has a directory per
 *     number
 * @param members number of members, which are the brokers with ordinals from 0; between 1 and 99
 */
public record RaftEpoch(int number, int members) {

  /** Maximum number of members, as in the schema of {@code spec.replicas}. */
  public static final int MAX_MEMBERS = 99;

  /** Maximum number of an epoch, the highest that can be read from an annotation. */
  public static final int MAX_NUMBER = 999_999_999;

  /**
   * Checks the range of both numbers: anything that is built for each member takes memory.
   *
   * @param number the number of the epoch
   * @param members the number of members
   * @throws IllegalArgumentException if a number is out of range
   */
  public RaftEpoch {
    checkArgument(number >= 1 && number <= MAX_NUMBER, "not the number of an epoch: %s", number);
    checkArgument(canHave(members), "not a number of members: %s", members);
  }

  /**
   * {@return whether an epoch can have this number of members}
   *
   * @param members the number of members
   */
  public static boolean canHave(int members) {
    return members >= 1 && members <= MAX_MEMBERS;
  }
}
