package io.streambus.app.change;

import io.streambus.api.ClusterAnnotations;
import io.streambus.api.ClusterCondition;
import io.streambus.api.values.ConditionType;
import io.streambus.app.cluster.StoredCluster;
import io.streambus.operator.kubernetes.BrokerPod;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Stops all brokers, and retains everything else. */
public record HibernateChange() implements ClusterChange {

  @Override
  public ChangePlan plan(StoredCluster cluster) {
    String action = "stop all brokers of " + cluster.namespacedName();
    return cluster.annotation(ClusterAnnotations.HIBERNATE).equals(Optional.of("true"))
        ? ChangePlan.nothing(action)
        : ChangePlan.annotate(action, costs(cluster), ClusterAnnotations.HIBERNATE, "true");
  }

  private static List<String> costs(StoredCluster cluster) {
    List<String> costs = new ArrayList<>();
    costs.add(
        "All %d brokers stop: no client is served until the cluster is woken."
            .formatted(cluster.replicas()));
    costs.add("Volumes with all messages, configuration, Services and certificates stay.");
    if (cluster.is(ConditionType.CHANGE_BLOCKED)) {
      costs.add("Changes that wait for a full stop are applied.");
    }
    if (cluster.is(ConditionType.PAUSED)) {
      costs.add("The cluster is paused: nothing happens before it is resumed.");
    }
    return costs;
  }

  @Override
  public Progress progress(StoredCluster cluster, List<BrokerPod> pods) {
    String text =
        cluster
            .condition(ConditionType.HIBERNATED)
            .map(ClusterCondition::message)
            .orElse("the operator has not observed the change yet");
    return cluster.is(ConditionType.HIBERNATED) ? Progress.done(text) : Progress.waiting(text);
  }
}
