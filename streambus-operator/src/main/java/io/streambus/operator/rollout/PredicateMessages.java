package io.streambus.operator.rollout;

import io.streambus.api.values.RolloutPredicate;

/** A predicate as a sentence that names the pod. */
final class PredicateMessages {

  private PredicateMessages() {}

  /**
   * The sentence.
   *
   * @param name of the pod, or of the cluster where it is about no pod
   */
  static String of(RolloutPredicate predicate, String name) {
    return switch (predicate) {
      case REVISION_UNOBSERVED -> "the StatefulSet controller has not seen the newest template";
      case PAUSED -> "restarts are paused; take the pause back to go on";
      case CERTIFICATE -> "the pods of " + name + " would lack their certificate";
      case POD_TERMINATING ->
          name + " is on its way out; if its node is lost, delete the node or the pod by force";
      case POD_MISSING -> name + " does not exist; the events of the StatefulSet tell why";
      case POD_NOT_READY -> name + " accepts no clients";
      case POD_SETTLING -> name + " has not yet been ready, or unready, for the settling time";
      case CLAIM_TERMINATING ->
          "a volume of " + name + " is marked for deletion, and would be lost with the pod";
      case QUORUM -> "without " + name + " the others are no majority";
      case NO_NODE_FITS -> "no node could take " + name;
      case LEADER_UNKNOWN -> "the brokers are being asked who leads";
      case REQUEST_REJECTED -> "the API server refuses it";
    };
  }
}
