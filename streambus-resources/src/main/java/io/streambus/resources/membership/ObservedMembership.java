package io.streambus.resources.membership;

import com.google.common.collect.ImmutableList;
import io.streambus.api.stability.PublicApi;
import io.streambus.resources.model.RaftEpoch;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Observed state of the brokers, as far as scaling depends on it. The operator reads it from pods
 * and claims; without them, use {@link #EMPTY}.
 *
 * @param podsState state of the pods
 * @param unmetPrecondition why all brokers cannot be stopped for scaling now, as a phrase that
 *     names what the operator waits for; empty if they can
 * @param scalingReported whether the user has been notified that the brokers are about to stop
 * @param configEpoch Raft epoch in the ConfigMap, with which pods start
 * @param claimEpochs claims of Raft volumes, except those being deleted
 * @param recordedEpochs all Raft epochs recorded on any object or claim
 */
@PublicApi
public record ObservedMembership(
    PodsState podsState,
    Optional<String> unmetPrecondition,
    boolean scalingReported,
    Optional<RaftEpoch> configEpoch,
    List<ClaimEpoch> claimEpochs,
    List<RaftEpoch> recordedEpochs) {

  /** No object, claim or pod exists. */
  public static final ObservedMembership EMPTY =
      new ObservedMembership(
          PodsState.NONE, Optional.empty(), false, Optional.empty(), List.of(), List.of());

  /** State of the pods of a cluster. */
  public enum PodsState {
    /** Neither a StatefulSet nor a pod exists. */
    NONE,
    /** Pods are running or starting. */
    RUNNING,
    /** The StatefulSet is scaled to zero, and some pods are still terminating. */
    SCALING_DOWN,
    /** The StatefulSet is scaled to zero, and its controller reports no pods. */
    SCALED_DOWN
  }

  /**
   * Copies the lists.
   *
   * @param podsState state of the pods
   * @param unmetPrecondition what the operator waits for before it stops all brokers, if anything
   * @param scalingReported whether the user has been notified that the brokers are about to stop
   * @param configEpoch Raft epoch in the ConfigMap, with which pods start
   * @param claimEpochs claims of Raft volumes, except those being deleted
   * @param recordedEpochs all Raft epochs recorded on any object or claim
   */
  public ObservedMembership {
    claimEpochs = ImmutableList.copyOf(claimEpochs);
    recordedEpochs = ImmutableList.copyOf(recordedEpochs);
  }

  /**
   * Returns the epoch that the brokers use, given the one that the objects of the cluster record.
   * Other clients can change those annotations, and brokers must not start with another epoch then.
   */
  RaftEpoch verified(RaftEpoch epoch) {
    return startedEpochAfter(epoch)
        .or(() -> configuredEpochBefore(epoch))
        .or(() -> recordedEpochs.contains(epoch) ? Optional.empty() : latestRecorded())
        .orElse(epoch);
  }

  /**
   * Returns the epoch in the ConfigMap if the one of the StatefulSet is newer, which it cannot be,
   * and no volume contains that one.
   */
  private Optional<RaftEpoch> configuredEpochBefore(RaftEpoch epoch) {
    return configEpoch
        .filter(candidate -> candidate.number() < epoch.number())
        .filter(candidate -> isOnVolume(candidate) && !isOnVolume(epoch));
  }

  /** Returns the latest epoch that is recorded anywhere. */
  Optional<RaftEpoch> latestRecorded() {
    return recordedEpochs.stream().max(Comparator.comparingInt(RaftEpoch::number));
  }

  private boolean isOnVolume(RaftEpoch epoch) {
    return claimEpochs.stream().anyMatch(claim -> claim.raftEpoch().equals(Optional.of(epoch)));
  }

  /**
   * Returns the epoch that pods were started with, if it is newer than {@code epoch}. An epoch is
   * recorded on the claims, then on the ConfigMap, then on the StatefulSet, all before any pod
   * exists. If a user scales up the StatefulSet in between, its pods start with the new epoch.
   */
  private Optional<RaftEpoch> startedEpochAfter(RaftEpoch epoch) {
    return configEpoch
        .filter(candidate -> podsState == PodsState.RUNNING && candidate.number() > epoch.number())
        .filter(this::isOnVolume);
  }

  /**
   * {@return this observation with a pause that blocks disruptive operations}
   *
   * @param pause why the operations are blocked
   */
  public ObservedMembership whilePaused(String pause) {
    return new ObservedMembership(
        podsState, Optional.of(pause), scalingReported, configEpoch, claimEpochs, recordedEpochs);
  }

  /** Whether no existing Raft log was ever written to by a broker. */
  boolean hasNoRaftData() {
    return claimEpochs.isEmpty()
        && (podsState == PodsState.NONE || podsState == PodsState.SCALED_DOWN);
  }

  /**
   * Raft epoch recorded on the Raft claim of one broker.
   *
   * @param ordinal ordinal of the broker
   * @param raftEpoch newest Raft epoch that the volume can contain; empty if unknown
   */
  public record ClaimEpoch(int ordinal, Optional<RaftEpoch> raftEpoch) {}
}
