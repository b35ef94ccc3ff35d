package io.streambus.app.change;

import io.streambus.api.ClusterAnnotations;
import io.streambus.api.ClusterCondition;
import io.streambus.api.values.ConditionType;
import io.streambus.app.cluster.StoredCluster;
import io.streambus.operator.kubernetes.BrokerPod;
import java.util.List;

/** Starts the brokers of a hibernated cluster. */
public record WakeChange() implements ClusterChange {

  @Override
  public ChangePlan plan(StoredCluster cluster) {
    String action = "start the brokers of " + cluster.namespacedName();
    return cluster.annotation(ClusterAnnotations.HIBERNATE).isEmpty()
        ? ChangePlan.nothing(action)
        : ChangePlan.remove(
            action,
            List.of("%d brokers start with their volumes.".formatted(cluster.replicas())),
            ClusterAnnotations.HIBERNATE);
  }

  @Override
  public Progress progress(StoredCluster cluster, List<BrokerPod> pods) {
    if (cluster.condition(ConditionType.HIBERNATED).isPresent()) {
      return Progress.waiting("the operator has not observed the change yet");
    }
    String text =
        cluster
            .condition(ConditionType.READY)
            .map(ClusterCondition::message)
            .orElse(cluster.phase());
    return cluster.is(ConditionType.READY) ? Progress.done(text) : Progress.waiting(text);
  }
}
