package io.streambus.operator.rollout;

/** Why a broker pod has to restart. If several reasons apply, the last constant wins. */
enum RestartNeed {
  /** No restart: the pod runs the target revision. */
  NONE,
  /** A user requested a restart. */
  REQUESTED,
  /** The pod does not run the target revision. */
  NEW_REVISION,
  /** A user requested a new pod with empty volumes. */
  NEW_VOLUMES
}
