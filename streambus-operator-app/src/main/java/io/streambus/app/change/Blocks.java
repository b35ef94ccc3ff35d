package io.streambus.app.change;

import io.streambus.api.ClusterCondition;
import io.streambus.api.RolloutBlock;
import io.streambus.api.RolloutStatus;
import io.streambus.api.values.ConditionReason;
import io.streambus.api.values.ConditionType;
import io.streambus.api.values.RolloutPredicate;
import io.streambus.app.cluster.StoredCluster;
import io.streambus.operator.kubernetes.KubernetesTimestamps;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * What keeps a change from being completed without a user.
 *
 * @param now time that durations refer to
 */
record Blocks(StoredCluster cluster, Instant now) {

  /** A change of the number of brokers starts by itself once they are ready. */
  private static final String PASSING = ConditionReason.BROKERS_NOT_READY.value();

  /** They pass by themselves. */
  private static final Set<String> TRANSIENT =
      Set.of(
          RolloutPredicate.REVISION_UNOBSERVED.value(),
          RolloutPredicate.POD_SETTLING.value(),
          RolloutPredicate.LEADER_UNKNOWN.value());

  /** They pass by themselves unless they last. */
  private static final Set<String> BROKER_DOWN =
      Set.of(
          RolloutPredicate.POD_NOT_READY.value(),
          RolloutPredicate.POD_MISSING.value(),
          RolloutPredicate.POD_TERMINATING.value());

  /** As long as the operator waits before it reports a broker that does not respond. */
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  /** Returns the message of what blocks, if anything does. */
  Optional<String> find() {
    return condition(ConditionType.STALLED)
        .or(() -> condition(ConditionType.SCALE_BLOCKED))
        .or(() -> condition(ConditionType.PAUSED))
        .or(this::rollout);
  }

  private Optional<String> condition(ConditionType type) {
    return cluster
        .condition(type)
        .filter(condition -> condition.status().equals("True"))
        .filter(condition -> !condition.reason().equals(PASSING))
        .map(ClusterCondition::message);
  }

  private Optional<String> rollout() {
    return cluster
        .status()
        .rollout()
        .flatMap(RolloutStatus::blockedBy)
        .filter(block -> !TRANSIENT.contains(block.predicate()))
        .filter(block -> !BROKER_DOWN.contains(block.predicate()) || lasts(block))
        .map(block -> block.predicate() + ": " + block.message().orElse(""));
  }

  private boolean lasts(RolloutBlock block) {
    return block
        .since()
        .flatMap(KubernetesTimestamps::parse)
        .filter(since -> Duration.between(since, now).compareTo(PATIENCE) > 0)
        .isPresent();
  }
}
