package io.streambus.operator.rollout;

/**
 * One broker pod as the planner sees it.
 *
 * @param ordinal from 0
 * @param inPlace whether nothing but images differ from the wanted revision
 * @param changed whether an in-place change to the wanted revision is through but for its label
 */
record PodView(int ordinal, PodState state, RestartNeed need, boolean inPlace, boolean changed) {

  boolean isReady() {
    return state == PodState.READY;
  }

  /** Whether it serves, or may have served a moment ago. */
  boolean takesClients() {
    return state == PodState.READY || state == PodState.SETTLING;
  }
}
