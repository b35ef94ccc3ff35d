package io.streambus.operator.rollout;

/** State of a broker pod as far as it matters to a rollout. */
enum PodState {
  /** Has accepted clients for at least the settling time. */
  READY,
  /** Started or stopped accepting clients less than the settling time ago. */
  SETTLING,
  /** Has not accepted clients for at least the settling time. */
  UNREADY,
  /** Is being deleted. */
  TERMINATING,
  /** Does not exist. */
  MISSING
}
