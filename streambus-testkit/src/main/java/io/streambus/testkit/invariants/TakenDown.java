package io.streambus.testkit.invariants;

import io.streambus.testkit.invariants.Fact.PodFact;
import java.util.Optional;

/** A broker that served until the operator deleted it or gave it another image. */
record TakenDown(PodFact pod) {

  static Optional<TakenDown> by(Change change, World before) {
    return change
        .before()
        .filter(PodFact.class::isInstance)
        .map(PodFact.class::cast)
        .filter(PodFact::serving)
        .filter(pod -> isDeleted(pod, change, before) || getsOtherImage(pod, change))
        .map(TakenDown::new);
  }

  private static boolean isDeleted(PodFact pod, Change change, World before) {
    return change.beginsDeletion()
        && before.responsible(change) == Doer.OPERATOR
        && !isStoppedAsAWhole(pod, before);
  }

  /** A stop of all brokers is judged by the rule about stops. */
  private static boolean isStoppedAsAWhole(PodFact pod, World before) {
    return before.set(pod.id().cluster()).filter(set -> set.replicas() == 0).isPresent();
  }

  private static boolean getsOtherImage(PodFact pod, Change change) {
    return change.doer() == Doer.OPERATOR
        && change
            .after()
            .map(PodFact.class::cast)
            .filter(after -> !after.images().equals(pod.images()))
            .isPresent();
  }
}
