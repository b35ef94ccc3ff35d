package io.streambus.app.change;

import io.streambus.api.ClusterAnnotations;
import io.streambus.api.ClusterCondition;
import io.streambus.api.values.ConditionReason;
import io.streambus.api.values.ConditionType;
import io.streambus.api.values.PauseLevel;
import io.streambus.app.cluster.StoredCluster;
import io.streambus.operator.kubernetes.BrokerPod;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Pauses the work of the operator on a cluster.
 *
 * @param level what is paused
 */
public record PauseChange(PauseLevel level) implements ClusterChange {

  @Override
  public ChangePlan plan(StoredCluster cluster) {
    String action =
        level == PauseLevel.ROLLOUT
            ? "pause restarts of " + cluster.namespacedName()
            : "pause the reconciliation of " + cluster.namespacedName();
    return cluster
            .annotation(ClusterAnnotations.PAUSE_RECONCILIATION)
            .equals(Optional.of(level.value()))
        ? ChangePlan.nothing(action)
        : ChangePlan.annotate(
            action, costs(cluster), ClusterAnnotations.PAUSE_RECONCILIATION, level.value());
  }

  private List<String> costs(StoredCluster cluster) {
    List<String> costs = new ArrayList<>();
    costs.add(
        "Running brokers keep running; changes of the spec wait until the cluster is resumed.");
    if (level == PauseLevel.ROLLOUT) {
      costs.add(
          "No broker is restarted, scaled or resized. The operator still creates objects, corrects"
              + " drift and renews certificates.");
    } else {
      costs.add(
          "The operator writes nothing but status and events: drift is not corrected, and"
              + " certificates are not renewed.");
      cluster
          .status()
          .certificate()
          .flatMap(certificate -> certificate.notAfter())
          .ifPresent(end -> costs.add("The certificate of the brokers expires at " + end + "."));
    }
    return costs;
  }

  @Override
  public Progress progress(StoredCluster cluster, List<BrokerPod> pods) {
    String reason =
        (level == PauseLevel.ROLLOUT
                ? ConditionReason.ROLLOUT_PAUSED
                : ConditionReason.RECONCILIATION_PAUSED)
            .value();
    return cluster
        .condition(ConditionType.PAUSED)
        .filter(paused -> paused.reason().equals(reason))
        .map(ClusterCondition::message)
        .map(Progress::done)
        .orElseGet(() -> Progress.waiting("the operator has not observed the pause yet"));
  }

  /** The operator observes pauses in every state of a cluster. */
  @Override
  public Optional<String> block(StoredCluster cluster, Instant now) {
    return Optional.empty();
  }
}
