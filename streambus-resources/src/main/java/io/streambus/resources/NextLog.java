package io.streambus.resources;

import io.streambus.resources.model.RaftLog;
import java.util.stream.IntStream;

/**
 * Chooses Raft logs. The directory of a number that was in use with other members must never be
 * used again, so a new log has a number above every one that anything names.
 *
 * @param members of the log that is looked for
 */
record NextLog(int members, Standing standing) {

  /**
   * A log for other members than those of {@code log}. One that an earlier pass has written down
   * for the same members, and no broker was started with, is taken up again.
   */
  RaftLog after(RaftLog log) {
    int newest = Math.max(newest(), log.generation());
    return newest > log.generation() && isForThem(newest) ? log(newest) : log(newest + 1);
  }

  /**
   * The log of a cluster without objects. Where the claims of all its members were in use with one
   * log, that is the newest and has the same members, it goes on; anything else gets a new one. A
   * claim that does not tell its log may hold any, but only one of number 1: it comes from a
   * version that knew no other.
   */
  RaftLog overKeptClaims() {
    if (standing.raftClaims().isEmpty() && standing.named().isEmpty()) {
      return log(1);
    }
    int newest = Math.max(newest(), 1);
    return isForThem(newest) && isOnEveryVolume(log(newest)) ? log(newest) : log(newest + 1);
  }

  private RaftLog log(int generation) {
    return new RaftLog(generation, members);
  }

  private int newest() {
    return standing.named().stream().mapToInt(RaftLog::generation).max().orElse(0);
  }

  private boolean isForThem(int generation) {
    return standing.named().stream()
        .filter(log -> log.generation() == generation)
        .allMatch(log -> log.members() == members);
  }

  /** An emptied volume kills its broker while the leader believes in what was on it. */
  private boolean isOnEveryVolume(RaftLog log) {
    return IntStream.range(0, members)
        .allMatch(
            ordinal ->
                standing.raftClaims().stream()
                    .filter(claim -> claim.ordinal() == ordinal)
                    .anyMatch(claim -> claim.log().filter(log::equals).isPresent()));
  }
}
