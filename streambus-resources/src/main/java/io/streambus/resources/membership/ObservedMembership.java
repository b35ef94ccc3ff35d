package io.streambus.resources.membership;

import com.google.common.collect.ImmutableList;
import io.streambus.resources.model.RaftEpoch;
import java.util.List;
import java.util.Optional;

/**
 * Observed state of the brokers, as far as scaling depends on it.
 *
 * @param pods state of the pods
 * @param unrest why all brokers cannot be stopped for scaling now, as a phrase that names what the
 *     operator waits for; empty if they can
 * @param announced whether the user has been notified that the brokers are about to stop
 * @param config Raft epoch in the ConfigMap, with which pods start
 * @param claimEpochs claims of Raft volumes, except those being deleted
 * @param named all Raft epochs recorded on any object or claim
 */
public record ObservedMembership(
    Pods pods,
    Optional<String> unrest,
    boolean announced,
    Optional<RaftEpoch> config,
    List<ClaimEpochs> claimEpochs,
    List<RaftEpoch> named) {

  /** No object, claim or pod exists. */
  public static final ObservedMembership NOTHING =
      new ObservedMembership(
          Pods.NONE, Optional.empty(), false, Optional.empty(), List.of(), List.of());

  /** State of the pods of a cluster. */
  public enum Pods {
    /** Neither a StatefulSet nor a pod exists. */
    NONE,
    /** Pods are running or starting. */
    UP,
    /** The StatefulSet is scaled to zero, and some pods are still terminating. */
    ENDING,
    /** The StatefulSet is scaled to zero, and its controller reports no pods. */
    GONE
  }

  /** Copies the lists. */
  public ObservedMembership {
    claimEpochs = ImmutableList.copyOf(claimEpochs);
    named = ImmutableList.copyOf(named);
  }

  /**
   * Returns the epoch that pods were started with, if it is newer than {@code epoch}. An epoch is
   * recorded on the claims, then on the ConfigMap, then on the StatefulSet, all before any pod
   * exists. If a user scales up the StatefulSet in between, its pods start with the new epoch.
   */
  Optional<RaftEpoch> newerThan(RaftEpoch epoch) {
    return config
        .filter(candidate -> pods == Pods.UP && candidate.number() > epoch.number())
        .filter(
            candidate ->
                claimEpochs.stream().anyMatch(claim -> claim.log().equals(Optional.of(candidate))));
  }

  /** Returns this observation with a pause that blocks disruptive operations. */
  public ObservedMembership during(String pause) {
    return new ObservedMembership(pods, Optional.of(pause), announced, config, claimEpochs, named);
  }

  /** Whether no existing Raft log was ever written to by a broker. */
  boolean isBlank() {
    return claimEpochs.isEmpty() && (pods == Pods.NONE || pods == Pods.GONE);
  }
}
