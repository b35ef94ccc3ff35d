package io.streambus.operator.rollout.scheduling;

/** Result of checking whether any node fits a pod. */
public sealed interface NodeFit {

  /** A node fits the pod, or no rule excludes it with certainty. */
  record Fits() implements NodeFit {}

  /**
   * No node fits the pod.
   *
   * @param nodes number of nodes in the Kubernetes cluster
   * @param reasons user-facing text why none of them fits
   */
  record NoNodeFits(int nodes, String reasons) implements NodeFit {

    /** Returns a message that names the pod, the reasons and the next step. */
    public String message(String pod) {
      String problem =
          nodes == 0
              ? "no node fits %s, because there are no nodes".formatted(pod)
              : "0 of %d nodes fit %s: %s".formatted(nodes, pod, reasons);
      return problem
          + "; change the spec or the nodes, or override no-node-fits if nodes are provisioned on"
          + " demand";
    }
  }

  /**
   * The check is not possible.
   *
   * @param reason user-facing text
   */
  record Unknown(String reason) implements NodeFit {}
}
