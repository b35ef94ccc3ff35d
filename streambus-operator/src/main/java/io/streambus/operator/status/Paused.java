package io.streambus.operator.status;

import io.streambus.api.ClusterAnnotations;
import io.streambus.api.vocabulary.ClusterPhase;
import io.streambus.api.vocabulary.ConditionReason;
import io.streambus.api.vocabulary.ConditionType;
import io.streambus.api.vocabulary.PauseLevel;
import io.streambus.operator.port.BrokerCounts;
import io.streambus.operator.port.ObjectKey;
import io.streambus.resources.model.BrokerCluster;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The condition that tells of a pause, and what waits for its end.
 *
 * @param level never {@link PauseLevel#NONE}
 */
record Paused(Observation seen, PauseLevel level) {

  static Optional<ConditionDraft> condition(Observation seen) {
    return of(seen).map(paused -> paused.cause().as(ConditionType.PAUSED, true));
  }

  /** Why the cluster does not get on, where that is the pause. */
  static Optional<Cause> obstacle(Observation seen) {
    return of(seen).filter(Paused::isChangePending).map(Paused::cause);
  }

  private static Optional<Paused> of(Observation seen) {
    return seen.wanted()
        .map(BrokerCluster::pause)
        .filter(level -> level != PauseLevel.NONE)
        .map(level -> new Paused(seen, level));
  }

  private Cause cause() {
    return level == PauseLevel.ROLLOUT
        ? new Cause(
            ConditionReason.ROLLOUT_PAUSED,
            "no broker is restarted, scaled or resized while %s; %s".formatted(word(), pending()))
        : new Cause(
            ConditionReason.RECONCILIATION_PAUSED,
            "nothing is written but this status while %s; %s".formatted(word(), pending()));
  }

  private String word() {
    return "the annotation %s is \"%s\""
        .formatted(ClusterAnnotations.PAUSE_RECONCILIATION, level.text());
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
    return seen.brokers().filter(BrokerCounts::allReady).isPresent()
        ? "no change is pending"
        : "brokers are not ready yet";
  }

  private boolean isChangePending() {
    return !unwritten().isEmpty() || resized() || outdated();
  }

  private List<ObjectKey> unwritten() {
    return seen.applied().pending();
  }

  private boolean resized() {
    return seen.wanted().filter(BrokerCluster::isResized).isPresent();
  }

  private boolean outdated() {
    return Phase.of(seen) == ClusterPhase.UPDATING;
  }
}
