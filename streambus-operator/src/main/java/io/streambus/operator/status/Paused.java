package io.streambus.operator.status;

import io.streambus.api.ClusterAnnotations;
import io.streambus.api.values.ClusterPhase;
import io.streambus.api.values.ConditionReason;
import io.streambus.api.values.ConditionType;
import io.streambus.api.values.PauseLevel;
import io.streambus.operator.kubernetes.ObjectKey;
import io.streambus.operator.kubernetes.ReplicaCounts;
import io.streambus.resources.model.BrokerCluster;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The condition that tells of a pause, and what waits for its end.
 *
 * @param level never {@link PauseLevel#NONE}
 */
record Paused(Observation observed, PauseLevel level) {

  static Optional<ConditionDraft> condition(Observation seen) {
    return of(seen).map(paused -> paused.conditionCause().as(ConditionType.PAUSED, true));
  }

  /** Why the cluster does not get on, where that is the pause. */
  static Optional<ConditionCause> cause(Observation seen) {
    return of(seen).filter(Paused::isChangePending).map(Paused::conditionCause);
  }

  private static Optional<Paused> of(Observation seen) {
    return seen.desired()
        .map(BrokerCluster::pause)
        .filter(level -> level != PauseLevel.NONE)
        .map(level -> new Paused(seen, level));
  }

  private ConditionCause conditionCause() {
    return level == PauseLevel.ROLLOUT
        ? new ConditionCause(
            ConditionReason.ROLLOUT_PAUSED,
            "no broker is restarted, scaled or resized while %s; %s"
                .formatted(annotationValue(), pending()))
        : new ConditionCause(
            ConditionReason.RECONCILIATION_PAUSED,
            "nothing is written but this status while %s; %s"
                .formatted(annotationValue(), pending()));
  }

  private String annotationValue() {
    return "the annotation %s is \"%s\""
        .formatted(ClusterAnnotations.PAUSE_RECONCILIATION, level.value());
  }

  private String pending() {
    List<String> sentences = new ArrayList<>();
    if (!unwritten().isEmpty()) {
      sentences.add(
          "changes are pending of " + Conditions.sentences(unwritten(), ObjectKey::toString));
    }
    if (resized()) {
      sentences.add("volumes wait for their size");
    }
    if (outdated()) {
      sentences.add("brokers of a former revision wait for their restart");
    }
    return sentences.isEmpty() ? nothingPending() : String.join("; ", sentences);
  }

  private String nothingPending() {
    return observed.brokers().filter(ReplicaCounts::allReady).isPresent()
        ? "no change is pending"
        : "brokers are not ready yet";
  }

  private boolean isChangePending() {
    return !unwritten().isEmpty() || resized() || outdated();
  }

  private List<ObjectKey> unwritten() {
    return observed.applyResult().pending();
  }

  private boolean resized() {
    return observed.desired().filter(BrokerCluster::isResized).isPresent();
  }

  private boolean outdated() {
    return Phase.of(observed) == ClusterPhase.UPDATING;
  }
}
