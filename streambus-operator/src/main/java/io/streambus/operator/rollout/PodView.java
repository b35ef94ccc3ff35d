package io.streambus.operator.rollout;

/**
 * Planner view of one broker pod.
 *
 * @param ordinal from 0
 * @param inPlace whether only images differ from the target revision
 * @param changed whether an in-place update to the target revision is complete except for the label
 */
record PodView(int ordinal, PodState state, RestartNeed need, boolean inPlace, boolean changed) {

  boolean isReady() {
    return state == PodState.READY;
  }

  /** Whether it serves clients or may have served them a moment ago. */
  boolean takesClients() {
    return state == PodState.READY || state == PodState.SETTLING;
  }
}
