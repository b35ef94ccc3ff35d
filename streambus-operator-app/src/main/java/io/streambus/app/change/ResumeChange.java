package io.streambus.app.change;

import io.streambus.api.ClusterAnnotations;
import io.streambus.api.ClusterCondition;
import io.streambus.api.values.ConditionType;
import io.streambus.app.cluster.StoredCluster;
import io.streambus.operator.kubernetes.BrokerPod;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Ends a pause. */
public record ResumeChange() implements ClusterChange {

  @Override
  public ChangePlan plan(StoredCluster cluster) {
    String action = "resume " + cluster.namespacedName();
    return cluster.annotation(ClusterAnnotations.PAUSE_RECONCILIATION).isEmpty()
        ? ChangePlan.nothing(action)
        : ChangePlan.remove(action, costs(cluster), ClusterAnnotations.PAUSE_RECONCILIATION);
  }

  private static List<String> costs(StoredCluster cluster) {
    return List.of(
        "Changes that are waiting take effect, which can restart brokers one at a time.",
        cluster
            .condition(ConditionType.PAUSED)
            .map(ClusterCondition::message)
            .map("The operator reports: "::concat)
            .orElse("The operator has not reported what is waiting."));
  }

  @Override
  public Progress progress(StoredCluster cluster, List<BrokerPod> pods) {
    return cluster.condition(ConditionType.PAUSED).isEmpty()
        ? Progress.done("the cluster is not paused")
        : Progress.waiting("the operator has not observed the change yet");
  }

  /** The operator observes pauses in every state of a cluster. */
  @Override
  public Optional<String> block(StoredCluster cluster, Instant now) {
    return Optional.empty();
  }
}
