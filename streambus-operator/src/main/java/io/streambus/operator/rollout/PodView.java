package io.streambus.operator.rollout;

/**
 * Planner view of one broker pod.
 *
 * @param ordinal from 0
 * @param updatableInPlace whether only images differ from the target revision
 * @param updatedInPlace whether an in-place update to the target revision is complete except for
 *     the label
 * @param dataLossConfirmed whether a user confirmed that the messages on the volumes may be lost
 */
record PodView(
    int ordinal,
    PodState state,
    RestartNeed need,
    boolean updatableInPlace,
    boolean updatedInPlace,
    boolean dataLossConfirmed) {

  boolean isReady() {
    return state == PodState.READY;
  }

  /** Whether it serves clients or may have served them a moment ago. */
  boolean mayServeClients() {
    return state == PodState.READY || state == PodState.SETTLING;
  }
}
