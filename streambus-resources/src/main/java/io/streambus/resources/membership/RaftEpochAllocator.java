package io.streambus.resources.membership;

import com.google.common.collect.ImmutableSet;
import io.streambus.resources.model.RaftEpoch;
import java.util.stream.IntStream;

/**
 * Allocates Raft epochs. The directory of an epoch must never be reused with other members, so a
 * new epoch has a higher number than every recorded one. Only another client can have recorded the
 * highest number that exists; then the next epoch has a number that no cluster reaches by scaling.
 *
 * @param members number of members of the epoch to allocate
 * @param observedMembership observed state of the brokers
 */
record RaftEpochAllocator(int members, ObservedMembership observedMembership) {

  /** Scaling every second, a cluster would reach this number after 15 years. */
  private static final int UNREACHED_NUMBER = 500_000_000;

  /**
   * Returns an epoch for a different number of members than {@code epoch}. If an earlier
   * reconciliation has recorded an epoch for these members, and no broker was started with it, that
   * epoch is reused.
   */
  RaftEpoch nextAfter(RaftEpoch epoch) {
    int latest = Math.max(latest(), epoch.number());
    return latest > epoch.number() && hasSameMembers(latest) ? epoch(latest) : after(latest);
  }

  /**
   * Returns the epoch of a cluster without objects. If the claims of all its members belong to the
   * latest epoch, and that epoch has the same members, it is reused; otherwise a new epoch is
   * allocated. A claim without a recorded epoch can only contain epoch 1, because it was created by
   * a version that supported no other.
   */
  RaftEpoch forExistingClaims() {
    if (observedMembership.claimEpochs().isEmpty()
        && observedMembership.recordedEpochs().isEmpty()) {
      return epoch(1);
    }
    int latest = Math.max(latest(), 1);
    return hasSameMembers(latest) && isOnEveryVolume(epoch(latest)) ? epoch(latest) : after(latest);
  }

  private RaftEpoch after(int latest) {
    return epoch(latest < RaftEpoch.MAX_NUMBER ? latest + 1 : unrecordedNumber());
  }

  private int unrecordedNumber() {
    ImmutableSet<Integer> recorded =
        observedMembership.recordedEpochs().stream()
            .map(RaftEpoch::number)
            .collect(ImmutableSet.toImmutableSet());
    return IntStream.rangeClosed(UNREACHED_NUMBER, RaftEpoch.MAX_NUMBER)
        .filter(number -> !recorded.contains(number))
        .findFirst()
        .orElseThrow();
  }

  private RaftEpoch epoch(int number) {
    return new RaftEpoch(number, members);
  }

  private int latest() {
    return observedMembership.recordedEpochs().stream().mapToInt(RaftEpoch::number).max().orElse(0);
  }

  private boolean hasSameMembers(int number) {
    return observedMembership.recordedEpochs().stream()
        .filter(epoch -> epoch.number() == number)
        .allMatch(epoch -> epoch.members() == members);
  }

  /**
   * Whether every member has the epoch on its volume. A broker with an emptied volume crashes while
   * the leader assumes that its log entries still exist.
   */
  private boolean isOnEveryVolume(RaftEpoch epoch) {
    return IntStream.range(0, members)
        .allMatch(
            ordinal ->
                observedMembership.claimEpochs().stream()
                    .filter(claim -> claim.ordinal() == ordinal)
                    .anyMatch(claim -> claim.raftEpoch().filter(epoch::equals).isPresent()));
  }
}
