package io.streambus.testkit.invariants;

import io.streambus.testkit.invariants.ObjectState.PodState;
import java.util.Optional;

/** A broker that served until the operator deleted it or gave it another image. */
record BrokerDisruption(PodState pod) {

  static Optional<BrokerDisruption> by(RecordedChange recordedChange, ClusterState before) {
    return recordedChange
        .before()
        .filter(PodState.class::isInstance)
        .map(PodState.class::cast)
        .filter(PodState::serving)
        .filter(
            pod -> isDeleted(pod, recordedChange, before) || getsOtherImage(pod, recordedChange))
        .map(BrokerDisruption::new);
  }

  private static boolean isDeleted(
      PodState pod, RecordedChange recordedChange, ClusterState before) {
    return recordedChange.beginsDeletion()
        && before.responsible(recordedChange) == Actor.OPERATOR
        && !isStoppedAsAWhole(pod, before);
  }

  /** A stop of all brokers is judged by the rule about stops. */
  private static boolean isStoppedAsAWhole(PodState pod, ClusterState before) {
    return before.set(pod.id().cluster()).filter(set -> set.replicas() == 0).isPresent();
  }

  private static boolean getsOtherImage(PodState pod, RecordedChange recordedChange) {
    return recordedChange.actor() == Actor.OPERATOR
        && recordedChange
            .after()
            .map(PodState.class::cast)
            .filter(after -> !after.images().equals(pod.images()))
            .isPresent();
  }
}
