package io.streambus.operator.rollout;

import com.google.common.collect.ImmutableMap;
import io.streambus.operator.kubernetes.BrokerPod;
import io.streambus.operator.kubernetes.Leader;
import io.streambus.operator.rollout.scheduling.NodeFit;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a reconciliation has found out about the restart that is due, in addition to the state in
 * memory. Finding it out takes time in which that state changes.
 *
 * @param leader empty until it was looked up
 * @param nodeFit whether a node fits a new pod; empty until it was checked
 * @param inPlace by UID of a pod: why it must not be updated in place, or empty if it may be
 */
record RolloutFacts(
    Optional<Leader> leader,
    Optional<NodeFit> nodeFit,
    ImmutableMap<String, Optional<String>> inPlace) {

  static final RolloutFacts NONE =
      new RolloutFacts(Optional.empty(), Optional.empty(), ImmutableMap.of());

  RolloutFacts with(Leader found) {
    return new RolloutFacts(Optional.of(found), nodeFit, inPlace);
  }

  RolloutFacts with(NodeFit found) {
    return new RolloutFacts(leader, Optional.of(found), inPlace);
  }

  /**
   * Adds whether a pod may be updated in place.
   *
   * @param objection why it must not; empty if it may
   */
  RolloutFacts withInPlace(BrokerPod pod, Optional<String> objection) {
    return new RolloutFacts(
        leader,
        nodeFit,
        ImmutableMap.<String, Optional<String>>builder()
            .putAll(inPlace)
            .put(pod.version().uid(), objection)
            .buildKeepingLast());
  }

  OptionalInt leaderOrdinal() {
    return leader.isPresent() && leader.get() instanceof Leader.Known known
        ? OptionalInt.of(known.ordinal())
        : OptionalInt.empty();
  }

  boolean isLeaderPending() {
    return leader.filter(Leader.Pending.class::isInstance).isPresent();
  }

  boolean knowsInPlace(BrokerPod pod) {
    return inPlace.containsKey(pod.version().uid());
  }

  /** Why a pod must not be updated in place; empty if it may be, or if that is not known yet. */
  Optional<String> inPlaceObjection(BrokerPod pod) {
    return inPlace.getOrDefault(pod.version().uid(), Optional.empty());
  }
}
