package io.streambus.operator.rollout;

import io.streambus.api.vocabulary.RolloutPredicate;
import io.streambus.operator.port.BrokerPod;
import io.streambus.operator.port.BrokerPod.PodCondition;
import io.streambus.operator.port.BrokerPod.PodContainer;
import io.streambus.operator.port.BrokerPod.Waiting;
import java.util.Optional;

/** A predicate as a sentence that names the pod, and what is known of its trouble. */
final class WaitSentence {

  private WaitSentence() {}

  /**
   * The sentence.
   *
   * @param name of the pod, or of the cluster where it is about no pod
   */
  static String of(RolloutPredicate predicate, String name, Optional<BrokerPod> pod) {
    return switch (predicate) {
      case REVISION_UNOBSERVED -> "the StatefulSet controller has not seen the newest template";
      case PAUSED -> "restarts are paused; take the pause back to go on";
      case CERTIFICATE -> "the pods of " + name + " would lack their certificate";
      case POD_TERMINATING ->
          name + " is on its way out; if its node is lost, delete the node or the pod by force";
      case POD_MISSING -> name + " does not exist; the events of the StatefulSet tell why";
      case POD_NOT_READY ->
          name + " accepts no clients" + pod.flatMap(WaitSentence::trouble).orElse("");
      case POD_SETTLING -> name + " has not yet been ready, or unready, for the settling time";
      case CLAIM_TERMINATING ->
          "a volume of " + name + " is marked for deletion, and would be lost with the pod";
      case QUORUM -> "without " + name + " the others are no majority";
      case NO_NODE_FITS -> "no node could take " + name;
      case LEADER_ASKED -> "the brokers are being asked who leads";
      case API_REFUSED -> "the API server refuses it";
    };
  }

  private static Optional<String> trouble(BrokerPod pod) {
    return pod.containers().stream()
        .map(PodContainer::waiting)
        .flatMap(Optional::stream)
        .map(WaitSentence::text)
        .findFirst()
        .or(
            () ->
                Optional.ofNullable(pod.conditions().get(BrokerPod.SCHEDULED))
                    .filter(condition -> !condition.holds())
                    .map(PodCondition::message)
                    .map(message -> ": " + message));
  }

  private static String text(Waiting waiting) {
    return ": " + waiting.reason() + (waiting.message().isEmpty() ? "" : ", " + waiting.message());
  }
}
