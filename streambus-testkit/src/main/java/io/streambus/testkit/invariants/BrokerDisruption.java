package io.streambus.testkit.invariants;

import io.streambus.testkit.invariants.ObjectState.PodState;
import java.util.Optional;

/** A ready broker that the operator deleted or whose image it changed. */
record BrokerDisruption(PodState pod) {

  static Optional<BrokerDisruption> causedBy(RecordedChange change, ClusterState before) {
    return change
        .before()
        .filter(PodState.class::isInstance)
        .map(PodState.class::cast)
        .filter(PodState::serving)
        .filter(pod -> isDeleted(pod, change, before) || isImageChanged(pod, change))
        .map(BrokerDisruption::new);
  }

  private static boolean isDeleted(PodState pod, RecordedChange change, ClusterState before) {
    return change.beginsDeletion()
        && before.responsibleActor(change) == Actor.OPERATOR
        && !isClusterStopping(pod, before);
  }

  /** The rule for stops covers a stop of all brokers. */
  private static boolean isClusterStopping(PodState pod, ClusterState before) {
    return before.statefulSet(pod.id().cluster()).filter(set -> set.replicas() == 0).isPresent();
  }

  private static boolean isImageChanged(PodState pod, RecordedChange change) {
    return change.actor() == Actor.OPERATOR
        && change
            .after()
            .map(PodState.class::cast)
            .filter(after -> !after.images().equals(pod.images()))
            .isPresent();
  }
}
