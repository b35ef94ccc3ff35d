package io.streambus.operator.status;

import static java.util.stream.Collectors.joining;

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
 * Condition that reports that the cluster is paused, and which changes are pending.
 *
 * @param level never {@link PauseLevel#NONE}
 */
record Paused(StepResults results, ClusterPhase phase, PauseLevel level) {

  static Optional<ConditionDraft> condition(StepResults results, ClusterPhase phase) {
    return of(results, phase).map(paused -> paused.toCause().toDraft(ConditionType.PAUSED, true));
  }

  /** Present if changes are pending because of the pause. */
  static Optional<ConditionCause> cause(StepResults results, ClusterPhase phase) {
    return of(results, phase).filter(Paused::isChangePending).map(Paused::toCause);
  }

  private static Optional<Paused> of(StepResults results, ClusterPhase phase) {
    return results
        .desired()
        .map(BrokerCluster::pause)
        .filter(level -> level != PauseLevel.NONE)
        .map(level -> new Paused(results, phase, level));
  }

  private ConditionCause toCause() {
    return level == PauseLevel.ROLLOUT
        ? new ConditionCause(
            ConditionReason.ROLLOUT_PAUSED,
            "rollout is paused, so no broker is restarted, scaled or resized; %s; %s to continue"
                .formatted(pending(), removal()))
        : new ConditionCause(
            ConditionReason.RECONCILIATION_PAUSED,
            "reconciliation is paused, so nothing but this status is written; %s; %s to continue"
                .formatted(pending(), removal()));
  }

  private String removal() {
    return "remove the annotation %s: \"%s\""
        .formatted(ClusterAnnotations.PAUSE_RECONCILIATION, level.value());
  }

  private String pending() {
    List<String> changes = new ArrayList<>();
    if (!unapplied().isEmpty()) {
      changes.add(
          "pending changes: "
              + ConditionDraft.truncate(
                  unapplied().stream().map(ObjectKey::toString).collect(joining(", "))));
    }
    if (resized()) {
      changes.add("volumes are waiting to be resized");
    }
    if (outdated()) {
      changes.add("outdated pods are waiting to be restarted");
    }
    return changes.isEmpty() ? nothingPending() : String.join("; ", changes);
  }

  private String nothingPending() {
    return results.snapshot().replicaCounts().filter(ReplicaCounts::allReady).isPresent()
        ? "no change is pending"
        : "brokers are not ready yet";
  }

  private boolean isChangePending() {
    return !unapplied().isEmpty() || resized() || outdated();
  }

  private List<ObjectKey> unapplied() {
    return results.pending();
  }

  private boolean resized() {
    return results.desired().filter(BrokerCluster::isResizing).isPresent();
  }

  private boolean outdated() {
    return phase == ClusterPhase.UPDATING;
  }
}
