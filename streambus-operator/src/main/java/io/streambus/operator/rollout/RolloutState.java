package io.streambus.operator.rollout;

import io.streambus.api.RolloutStatus;
import io.streambus.api.StreamBusCluster;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.immutables.value.Value;

/** How far the restarts of a cluster are after a pass. */
@Value.Immutable
public interface RolloutState {

  /** What to show of it; empty while no broker needs a restart. */
  Optional<RolloutStatus> status();

  /** Rules that a person switched off. */
  PredicateOverrides predicateOverrides();

  /** How the pass restarted a broker; empty where it restarted none. */
  Optional<RestartStrategy> restarted();

  /** Time after which a further pass is due, even if nothing changes until then. */
  Optional<Duration> requeueAfter();

  /**
   * Nothing was looked at, so what was shown stays.
   *
   * @param before what was shown
   */
  static RolloutState untouched(
      StreamBusCluster cluster, Optional<RolloutStatus> before, Instant now) {
    PredicateOverrides predicateOverrides = PredicateOverrides.of(cluster, now);
    return ImmutableRolloutState.builder()
        .status(before)
        .predicateOverrides(predicateOverrides)
        .requeueAfter(predicateOverrides.next().map(end -> Duration.between(now, end)))
        .build();
  }
}
