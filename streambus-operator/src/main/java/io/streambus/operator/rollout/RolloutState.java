package io.streambus.operator.rollout;

import io.streambus.api.RolloutStatus;
import java.time.Duration;
import java.util.Optional;

/**
 * How far the restarts of a cluster are after a pass.
 *
 * @param status what to show of it; empty while no broker needs a restart
 * @param overrides rules that a person switched off
 * @param again time after which a further pass is due, even if nothing changes until then
 */
public record RolloutState(
    Optional<RolloutStatus> status, Overrides overrides, Optional<Duration> again) {

  /** Nothing is known of restarts, or there is none to do. */
  public static final RolloutState NONE =
      new RolloutState(Optional.empty(), Overrides.NONE, Optional.empty());

  /** What was shown before stays, since nothing was looked at. */
  public static RolloutState kept(Optional<RolloutStatus> before) {
    return new RolloutState(before, Overrides.NONE, Optional.empty());
  }
}
