package io.streambus.resources.membership;

import com.google.common.collect.ImmutableList;
import io.streambus.resources.model.RaftEpoch;
import java.util.List;
import java.util.Optional;

/**
 * How it stands with the brokers of a cluster, as far as a change of their number depends on it.
 *
 * @param pods whether there are any
 * @param unrest why all brokers cannot be stopped for a change now, in a sentence that names what
 *     is waited for; empty when they can
 * @param announced whether the user was told that the brokers are about to stop
 * @param config log that the ConfigMap names, with which pods start
 * @param claimEpochs claims of Raft volumes, but those that are being deleted
 * @param named every Raft log that an object or a claim names
 */
public record ObservedMembership(
    Pods pods,
    Optional<String> unrest,
    boolean announced,
    Optional<RaftEpoch> config,
    List<ClaimEpochs> claimEpochs,
    List<RaftEpoch> named) {

  /** Nothing was ever there. */
  public static final ObservedMembership NOTHING =
      new ObservedMembership(
          Pods.NONE, Optional.empty(), false, Optional.empty(), List.of(), List.of());

  /** Whether a cluster has pods. */
  public enum Pods {
    /** There is neither a StatefulSet nor a pod. */
    NONE,
    /** Pods run or are about to. */
    UP,
    /** The StatefulSet wants no pod, and some have not ended yet. */
    ENDING,
    /** The StatefulSet wants no pod, and its controller has told that there is none. */
    GONE
  }

  /** Copies the lists. */
  public ObservedMembership {
    claimEpochs = ImmutableList.copyOf(claimEpochs);
    named = ImmutableList.copyOf(named);
  }

  /**
   * The log that pods were started with, where that is a newer one than {@code log}. A log is
   * written down on the claims, then on the ConfigMap and then on the StatefulSet, all while there
   * are no pods; whoever scales the StatefulSet up before its turn starts pods with the new one.
   */
  Optional<RaftEpoch> newerThan(RaftEpoch log) {
    return config
        .filter(newer -> pods == Pods.UP && newer.number() > log.number())
        .filter(
            newer ->
                claimEpochs.stream().anyMatch(claim -> claim.log().equals(Optional.of(newer))));
  }

  /** The same while nothing may begin that disturbs brokers. */
  public ObservedMembership during(String pause) {
    return new ObservedMembership(pods, Optional.of(pause), announced, config, claimEpochs, named);
  }

  /** Whether no broker has ever written to a Raft log that is still there. */
  boolean isBlank() {
    return claimEpochs.isEmpty() && (pods == Pods.NONE || pods == Pods.GONE);
  }
}
