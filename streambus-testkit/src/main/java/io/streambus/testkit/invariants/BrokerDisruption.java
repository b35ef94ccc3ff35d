package io.streambus.testkit.invariants;

import io.streambus.testkit.invariants.ObjectState.PodState;
import java.util.Optional;

/** A ready broker that the operator deleted or whose image it changed. */
record BrokerDisruption(PodState pod) {

  static Optional<BrokerDisruption> causedBy(RecordedChange recordedChange, ClusterState before) {
    return recordedChange
        .before()
        .filter(PodState.class::isInstance)
        .map(PodState.class::cast)
        .filter(PodState::serving)
        .filter(
            pod -> isDeleted(pod, recordedChange, before) || isImageChanged(pod, recordedChange))
        .map(BrokerDisruption::new);
  }

  private static boolean isDeleted(
      PodState pod, RecordedChange recordedChange, ClusterState before) {
    return recordedChange.beginsDeletion()
        && before.responsibleActor(recordedChange) == Actor.OPERATOR
        && !isClusterStopping(pod, before);
  }

  /** The rule for stops covers a stop of all brokers. */
  private static boolean isClusterStopping(PodState pod, ClusterState before) {
    return before.statefulSet(pod.id().cluster()).filter(set -> set.replicas() == 0).isPresent();
  }

  private static boolean isImageChanged(PodState pod, RecordedChange recordedChange) {
    return recordedChange.actor() == Actor.OPERATOR
        && recordedChange
            .after()
            .map(PodState.class::cast)
            .filter(after -> !after.images().equals(pod.images()))
            .isPresent();
  }
}
