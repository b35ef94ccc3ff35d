package io.streambus.operator.rollout;

/** How a broker pod stands, as far as a roll cares. */
enum PodState {
  /** It accepts clients, and has done so for the settling time. */
  READY,
  /** It began or ceased to accept clients less than the settling time ago. */
  SETTLING,
  /** It has accepted no clients for the settling time. */
  UNREADY,
  /** It is on its way out. */
  TERMINATING,
  /** It does not exist. */
  MISSING
}
