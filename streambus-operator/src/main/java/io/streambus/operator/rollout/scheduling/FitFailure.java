package io.streambus.operator.rollout.scheduling;

/**
 * Reason why a node cannot run a pod, as a phrase that follows the number of such nodes.
 *
 * @param ofOne such as {@code is cordoned}
 * @param ofMany such as {@code are cordoned}
 */
record FitFailure(String ofOne, String ofMany) {

  static final FitFailure CORDONED = new FitFailure("is cordoned", "are cordoned");

  /** A reason that starts with "has" or "have". */
  static FitFailure having(String what) {
    return new FitFailure("has " + what, "have " + what);
  }

  String text(int nodes) {
    return nodes + " " + (nodes == 1 ? ofOne : ofMany);
  }
}
