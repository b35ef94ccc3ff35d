package io.streambus.operator.status;

import io.streambus.api.ClusterAnnotations;
import io.streambus.api.ClusterNames;
import io.streambus.api.values.ClaimRetentionPolicy;
import io.streambus.api.values.ConditionReason;
import io.streambus.api.values.ConditionType;
import io.streambus.resources.membership.ScaleBlock;
import io.streambus.resources.model.BrokerCluster;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The condition that tells what another number of brokers costs, and what it waits for. */
final class ScaleBlocked {

  private static final String STRANDED =
      "; the messages of %s are out of reach until these brokers are back, their claims are kept";

  private static final String DELETED =
      "; the messages of %s are deleted with their claims, as the retention policy wants it";

  private ScaleBlocked() {}

  static Optional<ConditionDraft> condition(Observation seen) {
    return conditionCause(seen)
        .map(conditionCause -> conditionCause.as(ConditionType.SCALE_BLOCKED, true));
  }

  /** Empty also while the change waits for nothing but the cluster itself. */
  static Optional<ConditionCause> requiresUserAction(Observation seen) {
    return conditionCause(seen)
        .filter(conditionCause -> conditionCause.reason() != ConditionReason.BROKERS_NOT_READY);
  }

  static Optional<ConditionCause> waiting(Observation seen) {
    return conditionCause(seen)
        .filter(conditionCause -> conditionCause.reason() == ConditionReason.BROKERS_NOT_READY);
  }

  private static Optional<ConditionCause> conditionCause(Observation seen) {
    return seen.desired()
        .flatMap(kept -> seen.scaleBlock().map(block -> conditionCause(kept, block)));
  }

  private static ConditionCause conditionCause(BrokerCluster cluster, ScaleBlock block) {
    return switch (block.cause()) {
      case CONFIRMATION ->
          new ConditionCause(
              ConditionReason.CONFIRMATION_REQUIRED,
              "%s. %s. To start it, set the annotation %s: \"%d\"; to drop it, set spec.replicas to %d"
                  .formatted(
                      asked(block),
                      costs(cluster, block),
                      ClusterAnnotations.CONFIRM_SCALE,
                      block.desired(),
                      block.members()));
      case POLICY ->
          new ConditionCause(
              ConditionReason.SCALING_REJECTED,
              "%s, and spec.scaling is Forbid; set spec.replicas to %d, or spec.scaling to Confirm"
                  .formatted(asked(block), block.members()));
      case UNREST ->
          new ConditionCause(
              ConditionReason.BROKERS_NOT_READY,
              "%s; the change begins once all brokers are ready and of the newest revision, and %s"
                  .formatted(asked(block), block.detail()));
    };
  }

  private static String asked(ScaleBlock block) {
    return "spec.replicas asks for %d instead of %d".formatted(block.desired(), block.members());
  }

  private static String costs(BrokerCluster cluster, ScaleBlock block) {
    String all =
        "All brokers stop and start again as members of a new Raft log: no client is served for as"
            + " long as their pods take; messages stay; topics that were created through the admin"
            + " API, and the registry of brokers, are lost";
    return block.desired() < block.members()
        ? all
            + (cluster.claimRetention().whenScaled() == ClaimRetentionPolicy.DELETE
                    ? DELETED
                    : STRANDED)
                .formatted(removed(cluster.name(), block))
        : all;
  }

  private static String removed(String cluster, ScaleBlock block) {
    return IntStream.range(block.desired(), block.members())
        .mapToObj(ordinal -> ClusterNames.pod(cluster, ordinal))
        .collect(Collectors.joining(", "));
  }
}
