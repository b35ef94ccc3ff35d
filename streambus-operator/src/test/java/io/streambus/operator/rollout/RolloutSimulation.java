package io.streambus.operator.rollout;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Simulates pods that follow the decisions of the planner and change state over time. An unhealthy
 * outdated pod stays unhealthy. A pod of the target revision becomes ready once a majority of the
 * brokers is running, because no broker becomes ready before that.
 */
final class RolloutSimulation {

  private final List<PodView> pods;
  private final OptionalInt leader;

  /** Whether settling outdated pods become unhealthy. */
  private final boolean breaks;

  RolloutSimulation(ClusterView start, boolean breaks) {
    this.pods = new ArrayList<>(start.pods());
    this.leader = start.leader();
    this.breaks = breaks;
  }

  ClusterView view() {
    return new ClusterView(ImmutableList.copyOf(pods), leader, Optional.empty(), ImmutableSet.of());
  }

  void restart(RolloutDecision.Restart restart) {
    int ordinal = restart.ordinal();
    set(
        restart.strategy() == RestartStrategy.IN_PLACE
            ? new PodView(ordinal, PodState.SETTLING, RestartNeed.NONE, true, false, false)
            : pod(ordinal, PodState.TERMINATING, RestartNeed.NONE));
  }

  /** Returns whether any pod changed. */
  boolean advanceTime() {
    boolean changed = false;
    boolean majority = running() >= pods.size() / 2 + 1;
    for (PodView pod : List.copyOf(pods)) {
      PodView next = next(pod, majority);
      changed |= !next.equals(pod);
      set(next);
    }
    return changed;
  }

  private PodView next(PodView pod, boolean majority) {
    boolean outdated = pod.need() == RestartNeed.NEW_REVISION;
    return switch (pod.state()) {
      case TERMINATING -> pod(pod.ordinal(), PodState.MISSING, RestartNeed.NONE);
      case MISSING -> pod(pod.ordinal(), PodState.SETTLING, RestartNeed.NONE);
      case SETTLING ->
          pod(
              pod.ordinal(),
              (outdated && breaks) || !majority ? PodState.UNREADY : PodState.READY,
              pod.need());
      case UNREADY ->
          outdated || !majority ? pod : pod(pod.ordinal(), PodState.SETTLING, pod.need());
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
    return new PodView(ordinal, state, need, false, false, false);
  }

  private void set(PodView pod) {
    pods.set(pod.ordinal(), pod);
  }
}
