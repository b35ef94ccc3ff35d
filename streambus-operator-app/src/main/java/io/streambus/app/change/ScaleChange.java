package io.streambus.app.change;

import com.google.common.collect.ImmutableMap;
import io.streambus.api.ClusterAnnotations;
import io.streambus.api.ClusterCondition;
import io.streambus.api.ClusterNames;
import io.streambus.api.spec.RetentionPolicySpec;
import io.streambus.api.spec.StorageSpec;
import io.streambus.api.values.ClaimRetentionPolicy;
import io.streambus.api.values.ConditionType;
import io.streambus.api.values.ScalingPolicy;
import io.streambus.app.cluster.StoredCluster;
import io.streambus.app.console.CommandException;
import io.streambus.operator.kubernetes.BrokerPod;
import io.streambus.resources.membership.ScaleRequest;
import io.streambus.resources.model.RaftEpoch;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Changes the number of brokers.
 *
 * @param replicas the new number
 */
public record ScaleChange(int replicas) implements ClusterChange {

  /** Rejects numbers that no cluster can have. */
  public ScaleChange {
    if (replicas < 1 || replicas > RaftEpoch.MAX_MEMBERS) {
      throw CommandException.invalidInput(
          "--replicas=%d: must be between 1 and %d".formatted(replicas, RaftEpoch.MAX_MEMBERS));
    }
  }

  @Override
  public ChangePlan plan(StoredCluster cluster) {
    ScaleRequest current = ScaleRequest.of(cluster.cluster());
    String action = "scale %s to %d brokers".formatted(cluster.namespacedName(), replicas);
    if (current.members() == replicas && !cluster.is(ConditionType.SCALE_BLOCKED)) {
      return ChangePlan.nothing(action);
    }
    if (current.policy() == ScalingPolicy.FORBID) {
      throw CommandException.failed(
          "spec.scaling of %s is Forbid; set it to Confirm first"
              .formatted(cluster.namespacedName()));
    }
    return new ChangePlan(
        action, costs(cluster), annotations(current.policy()), OptionalInt.of(replicas));
  }

  private Map<String, Optional<String>> annotations(ScalingPolicy policy) {
    return policy == ScalingPolicy.CONFIRM
        ? ImmutableMap.of(ClusterAnnotations.CONFIRM_SCALE, Optional.of(Integer.toString(replicas)))
        : ImmutableMap.of();
  }

  private List<String> costs(StoredCluster cluster) {
    List<String> costs = new ArrayList<>();
    costs.add(
        "All brokers stop and start again as members of a new Raft epoch: no client is served"
            + " meanwhile.");
    costs.add(
        "Messages are retained. Topics that were created through the admin API, and the broker"
            + " registry, are lost.");
    removed(cluster).ifPresent(costs::add);
    if (replicas % 2 == 0) {
      costs.add("%d brokers tolerate no more failures than %d.".formatted(replicas, replicas - 1));
    }
    if (cluster.is(ConditionType.PAUSED)) {
      costs.add("The cluster is paused: nothing happens before it is resumed.");
    }
    return costs;
  }

  private Optional<String> removed(StoredCluster cluster) {
    int current = cluster.status().replicas().filter(each -> each > 0).orElse(cluster.replicas());
    if (replicas >= current) {
      return Optional.empty();
    }
    String pods =
        IntStream.range(replicas, current)
            .mapToObj(ordinal -> ClusterNames.pod(cluster.name(), ordinal))
            .collect(Collectors.joining(", "));
    return Optional.of(
        deletesClaims(cluster)
            ? "The messages of %s are deleted with their PersistentVolumeClaims.".formatted(pods)
            : "The messages of %s are unavailable until these brokers return.".formatted(pods));
  }

  private static boolean deletesClaims(StoredCluster cluster) {
    return Optional.ofNullable(cluster.cluster().getSpec())
        .flatMap(spec -> spec.storage())
        .flatMap(StorageSpec::retentionPolicy)
        .flatMap(RetentionPolicySpec::whenScaled)
        .filter(ClaimRetentionPolicy.DELETE.value()::equals)
        .isPresent();
  }

  @Override
  public Progress progress(StoredCluster cluster, List<BrokerPod> pods) {
    if (!cluster.isObserved()) {
      return Progress.waiting("the operator has not observed the change yet");
    }
    boolean done =
        cluster.is(ConditionType.HIBERNATED)
            || (cluster.is(ConditionType.READY)
                && cluster.status().readyReplicas().equals(Optional.of(replicas)));
    String text =
        cluster
            .condition(ConditionType.SCALING)
            .or(() -> cluster.condition(ConditionType.READY))
            .map(ClusterCondition::message)
            .orElse(cluster.phase());
    return done ? Progress.done(text) : Progress.waiting(text);
  }
}
