package io.streambus.operator.nodes;

/**
 * Why a node could not take a pod, in words that follow the number of such nodes.
 *
 * @param ofOne such as {@code is cordoned}
 * @param ofMany such as {@code are cordoned}
 */
record Obstacle(String ofOne, String ofMany) {

  static final Obstacle CORDONED = new Obstacle("is cordoned", "are cordoned");

  /** What nodes have. */
  static Obstacle having(String what) {
    return new Obstacle("has " + what, "have " + what);
  }

  String text(int nodes) {
    return nodes + " " + (nodes == 1 ? ofOne : ofMany);
  }
}
