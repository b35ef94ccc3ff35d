package io.streambus.operator.rollout.scheduling;

/** Whether a node could take a pod. */
public sealed interface NodeFit {

  /** A node could, or nothing certain speaks against it. */
  record Fits() implements NodeFit {}

  /**
   * No node could.
   *
   * @param nodes number of nodes that there are
   * @param reasons why each of them could not, for people
   */
  record None(int nodes, String reasons) implements NodeFit {

    /** The reasons as a sentence that names the pod, and what to do. */
    public String sentence(String pod) {
      String who =
          nodes == 0
              ? "there is no node that could take " + pod
              : "0 of %d nodes could take %s: %s".formatted(nodes, pod, reasons);
      return who
          + "; change the spec or the nodes, or, where nodes are made on demand, override"
          + " no-node-fits";
    }
  }

  /**
   * It cannot be told.
   *
   * @param reason for people
   */
  record Unknown(String reason) implements NodeFit {}
}
