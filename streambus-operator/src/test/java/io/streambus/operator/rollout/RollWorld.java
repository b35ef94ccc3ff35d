package io.streambus.operator.rollout;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Pods that do what the planner decides, and what pods do by themselves. A pod of a former revision
 * that is broken stays so; one of the wanted revision becomes ready as soon as a majority of the
 * brokers runs, as no broker becomes ready before.
 */
final class RollWorld {

  private final List<PodView> pods;
  private final OptionalInt leader;

  /** Whether what has just begun or ceased to accept clients turns out to be broken. */
  private final boolean breaks;

  RollWorld(ClusterView start, boolean breaks) {
    this.pods = new ArrayList<>(start.pods());
    this.leader = start.leader();
    this.breaks = breaks;
  }

  ClusterView view() {
    return new ClusterView(ImmutableList.copyOf(pods), leader, Optional.empty(), ImmutableSet.of());
  }

  void act(RolloutDecision.Restart restart) {
    int ordinal = restart.ordinal();
    put(
        restart.restartStrategy() == RestartStrategy.IN_PLACE
            ? new PodView(ordinal, PodState.SETTLING, RestartNeed.NONE, true, false)
            : pod(ordinal, PodState.TERMINATING, RestartNeed.NONE));
  }

  /** Returns whether anything happened. */
  boolean passTime() {
    boolean happened = false;
    boolean majority = running() >= pods.size() / 2 + 1;
    for (PodView pod : List.copyOf(pods)) {
      PodView next = next(pod, majority);
      happened |= !next.equals(pod);
      put(next);
    }
    return happened;
  }

  private PodView next(PodView pod, boolean majority) {
    boolean former = pod.need() == RestartNeed.REVISION;
    return switch (pod.state()) {
      case TERMINATING -> pod(pod.ordinal(), PodState.MISSING, RestartNeed.NONE);
      case MISSING -> pod(pod.ordinal(), PodState.SETTLING, RestartNeed.NONE);
      case SETTLING ->
          pod(
              pod.ordinal(),
              (former && breaks) || !majority ? PodState.UNREADY : PodState.READY,
              pod.need());
      case UNREADY -> former || !majority ? pod : pod(pod.ordinal(), PodState.SETTLING, pod.need());
      case READY -> pod;
    };
  }

  private long running() {
    return pods.stream()
        .filter(
            pod ->
                switch (pod.state()) {
                  case READY, SETTLING -> true;
                  case UNREADY -> pod.need() == RestartNeed.NONE;
                  case TERMINATING, MISSING -> false;
                })
        .count();
  }

  private static PodView pod(int ordinal, PodState state, RestartNeed need) {
    return new PodView(ordinal, state, need, false, false);
  }

  private void put(PodView pod) {
    pods.set(pod.ordinal(), pod);
  }
}
