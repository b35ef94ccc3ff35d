package io.streambus.app.change;

import com.google.common.collect.ImmutableList;
import io.streambus.api.ClusterAnnotations;
import io.streambus.api.ClusterNames;
import io.streambus.api.values.ConditionType;
import io.streambus.app.cluster.StoredCluster;
import io.streambus.operator.kubernetes.BrokerPod;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Restarts all brokers.
 *
 * @param time when it was requested; distinguishes it from other restarts
 */
public record RestartChange(Instant time) implements ClusterChange {

  @Override
  public ChangePlan plan(StoredCluster cluster) {
    return ChangePlan.annotate(
        "restart the brokers of " + cluster.namespacedName(),
        costs(cluster),
        ClusterAnnotations.RESTART_TRIGGER,
        time.toString());
  }

  private static List<String> costs(StoredCluster cluster) {
    if (cluster.is(ConditionType.HIBERNATED)) {
      return ImmutableList.of("No broker runs, so none restarts.");
    }
    ImmutableList.Builder<String> costs = ImmutableList.builder();
    costs.add(
        "%d brokers restart one at a time, the leader last: %s."
            .formatted(cluster.replicas(), order(cluster)));
    costs.add(
        switch (cluster.replicas()) {
          case 1 -> "The service is interrupted until the only broker is ready again.";
          case 2 -> "No leader can be elected while one of the two brokers is down.";
          default -> "The topics of a broker are unavailable while it restarts.";
        });
    if (cluster.is(ConditionType.PAUSED)) {
      costs.add("The cluster is paused: no broker restarts before it is resumed.");
    }
    return costs.build();
  }

  /** The leader is not known here. */
  private static String order(StoredCluster cluster) {
    return IntStream.range(0, cluster.replicas())
        .map(i -> cluster.replicas() - 1 - i)
        .mapToObj(ordinal -> ClusterNames.pod(cluster.name(), ordinal))
        .collect(Collectors.joining(", "));
  }

  @Override
  public Progress progress(StoredCluster cluster, List<BrokerPod> pods) {
    if (cluster.is(ConditionType.HIBERNATED)) {
      return Progress.done("no broker runs");
    }
    long restarted =
        pods.stream()
            .filter(pod -> pod.readySince().isPresent())
            .filter(
                pod ->
                    time.toString()
                        .equals(pod.annotations().get(ClusterAnnotations.RESTART_TRIGGER)))
            .count();
    String text = "%d of %d brokers restarted".formatted(restarted, cluster.replicas());
    return restarted >= cluster.replicas() ? Progress.done(text) : Progress.waiting(text);
  }
}
