package io.streambus.operator.rollout.scheduling;

/**
 * Reason why a node cannot run a pod, as a phrase that follows the number of such nodes.
 *
 * @param singular such as {@code is cordoned}
 * @param plural such as {@code are cordoned}
 */
record FitFailure(String singular, String plural) {

  static final FitFailure CORDONED = new FitFailure("is cordoned", "are cordoned");

  /** A reason that starts with "has" or "have". */
  static FitFailure has(String text) {
    return new FitFailure("has " + text, "have " + text);
  }

  String describe(int nodes) {
    return nodes + " " + (nodes == 1 ? singular : plural);
  }
}
