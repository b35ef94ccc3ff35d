package io.streambus.operator.status;

import io.streambus.api.ClusterAnnotations;
import io.streambus.api.ClusterNames;
import io.streambus.api.values.ClaimRetentionPolicy;
import io.streambus.api.values.ConditionReason;
import io.streambus.api.values.ConditionType;
import io.streambus.resources.membership.LifecycleState;
import io.streambus.resources.membership.LifecycleState.ScaleBlock;
import io.streambus.resources.model.BrokerCluster;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Condition that reports the impact of a requested scaling, and why it is blocked. */
final class ScaleBlocked {

  private static final String STRANDED =
      "; the messages of %s are unavailable until these brokers return; their"
          + " PersistentVolumeClaims are retained";

  private static final String DELETED =
      "; the messages of %s are deleted with their PersistentVolumeClaims, as the retention policy"
          + " requires";

  private ScaleBlocked() {}

  static Optional<ConditionDraft> condition(StepResults results) {
    return cause(results).map(cause -> cause.toDraft(ConditionType.SCALE_BLOCKED, true));
  }

  /** Empty also while the change waits only for the cluster itself. */
  static Optional<ConditionCause> requiresUserAction(StepResults results) {
    return cause(results).filter(cause -> cause.reason() != ConditionReason.BROKERS_NOT_READY);
  }

  static Optional<ConditionCause> waitingForBrokers(StepResults results) {
    return cause(results).filter(cause -> cause.reason() == ConditionReason.BROKERS_NOT_READY);
  }

  private static Optional<ConditionCause> cause(StepResults results) {
    return results
        .desired()
        .flatMap(
            cluster ->
                results
                    .lifecycleState()
                    .flatMap(LifecycleState::scaleBlock)
                    .map(block -> cause(cluster, block)));
  }

  private static ConditionCause cause(BrokerCluster cluster, ScaleBlock block) {
    return switch (block.cause()) {
      case CONFIRMATION ->
          new ConditionCause(
              ConditionReason.CONFIRMATION_REQUIRED,
              ("%s. %s. To confirm, set the annotation %s: \"%d\"; to cancel, set spec.replicas"
                      + " to %d")
                  .formatted(
                      request(block),
                      impact(cluster, block),
                      ClusterAnnotations.CONFIRM_SCALE,
                      block.desiredMembers(),
                      block.currentMembers()));
      case POLICY ->
          new ConditionCause(
              ConditionReason.SCALING_REJECTED,
              "%s, but spec.scaling is Forbid; set spec.replicas to %d, or spec.scaling to Confirm"
                  .formatted(request(block), block.currentMembers()));
      case UNMET_PRECONDITION ->
          new ConditionCause(
              ConditionReason.BROKERS_NOT_READY,
              ("%s; scaling starts once all brokers are ready and run the target revision;"
                      + " currently, %s")
                  .formatted(request(block), block.detail()));
    };
  }

  private static String request(ScaleBlock block) {
    return "spec.replicas requests %d instead of %d brokers"
        .formatted(block.desiredMembers(), block.currentMembers());
  }

  private static String impact(BrokerCluster cluster, ScaleBlock block) {
    String impact =
        "All brokers stop and start again as members of a new Raft epoch: no client is served until"
            + " their pods have restarted; messages are retained; topics that were created through"
            + " the admin API, and the broker registry, are lost";
    return block.desiredMembers() < block.currentMembers()
        ? impact
            + (cluster.claimRetention().whenScaled() == ClaimRetentionPolicy.DELETE
                    ? DELETED
                    : STRANDED)
                .formatted(removed(cluster.name(), block))
        : impact;
  }

  private static String removed(String cluster, ScaleBlock block) {
    return IntStream.range(block.desiredMembers(), block.currentMembers())
        .mapToObj(ordinal -> ClusterNames.pod(cluster, ordinal))
        .collect(Collectors.joining(", "));
  }
}
