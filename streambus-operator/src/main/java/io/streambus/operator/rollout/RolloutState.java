package io.streambus.operator.rollout;

import io.streambus.api.RolloutStatus;
import io.streambus.api.StreamBusClusterStatus;
import io.streambus.operator.snapshot.ClusterSnapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.immutables.value.Value;

/** Progress of the rollout of a cluster after a reconciliation. */
@Value.Immutable
public interface RolloutState {

  /** Rollout part of the cluster status; empty if no broker has to restart. */
  Optional<RolloutStatus> status();

  /** Predicates that a user disabled. */
  PredicateOverrides predicateOverrides();

  /** How the reconciliation restarted a broker; empty if it restarted none. */
  Optional<RestartStrategy> restarted();

  /** Delay after which the next reconciliation is due, even without a relevant change. */
  Optional<Duration> requeueAfter();

  /** State of a reconciliation that did not evaluate the rollout: the previous one is retained. */
  static RolloutState unchanged(ClusterSnapshot observed) {
    Instant now = observed.time();
    PredicateOverrides predicateOverrides = PredicateOverrides.of(observed.cluster(), now);
    return ImmutableRolloutState.builder()
        .status(observed.previousStatus().flatMap(StreamBusClusterStatus::rollout))
        .predicateOverrides(predicateOverrides)
        .requeueAfter(predicateOverrides.nextExpiration().map(end -> Duration.between(now, end)))
        .build();
  }
}
