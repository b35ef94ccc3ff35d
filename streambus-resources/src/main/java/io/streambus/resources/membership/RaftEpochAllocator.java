package io.streambus.resources.membership;

import io.streambus.resources.model.RaftEpoch;
import java.util.stream.IntStream;

/**
 * Chooses Raft logs. The directory of a number that was in use with other members must never be
 * used again, so a new log has a number above every one that anything names.
 *
 * @param members of the log that is looked for
 */
record RaftEpochAllocator(int members, ObservedMembership observedMembership) {

  /**
   * A log for other members than those of {@code log}. One that an earlier pass has written down
   * for the same members, and no broker was started with, is taken up again.
   */
  RaftEpoch after(RaftEpoch log) {
    int newest = Math.max(newest(), log.number());
    return newest > log.number() && isForThem(newest) ? log(newest) : log(newest + 1);
  }

  /**
   * The log of a cluster without objects. Where the claims of all its members were in use with one
   * log, that is the newest and has the same members, it goes on; anything else gets a new one. A
   * claim that does not tell its log may hold any, but only one of number 1: it comes from a
   * version that knew no other.
   */
  RaftEpoch overKeptClaims() {
    if (observedMembership.claimEpochs().isEmpty() && observedMembership.named().isEmpty()) {
      return log(1);
    }
    int newest = Math.max(newest(), 1);
    return isForThem(newest) && isOnEveryVolume(log(newest)) ? log(newest) : log(newest + 1);
  }

  private RaftEpoch log(int generation) {
    return new RaftEpoch(generation, members);
  }

  private int newest() {
    return observedMembership.named().stream().mapToInt(RaftEpoch::number).max().orElse(0);
  }

  private boolean isForThem(int generation) {
    return observedMembership.named().stream()
        .filter(log -> log.number() == generation)
        .allMatch(log -> log.members() == members);
  }

  /** An emptied volume kills its broker while the leader believes in what was on it. */
  private boolean isOnEveryVolume(RaftEpoch log) {
    return IntStream.range(0, members)
        .allMatch(
            ordinal ->
                observedMembership.claimEpochs().stream()
                    .filter(claim -> claim.ordinal() == ordinal)
                    .anyMatch(claim -> claim.log().filter(log::equals).isPresent()));
  }
}
