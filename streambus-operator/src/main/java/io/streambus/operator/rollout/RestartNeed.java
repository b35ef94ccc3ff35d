package io.streambus.operator.rollout;

/** What a broker pod needs. The later constant wins where there are several needs. */
enum RestartNeed {
  /** Nothing: it is of the wanted revision. */
  NONE,
  /** A restart, because a person asked for one. */
  RESTART,
  /** The wanted revision. */
  REVISION,
  /** Another pod with empty volumes, because a person asked for it. */
  VOLUMES
}
