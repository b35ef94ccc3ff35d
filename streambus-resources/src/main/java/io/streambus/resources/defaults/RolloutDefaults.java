package io.streambus.resources.defaults;

import io.streambus.api.StreamBusClusterSpec;
import io.streambus.api.spec.RolloutSpec;
import io.streambus.resources.model.RolloutSettings;

/** Defaults of spec.rollout. */
final class RolloutDefaults {

  /** A restarted broker needs several seconds until its peers communicate with it again. */
  private static final int MIN_READY_SECONDS = 10;

  private RolloutDefaults() {}

  static RolloutSettings rollout(StreamBusClusterSpec spec) {
    return new RolloutSettings(
        spec.rollout().flatMap(RolloutSpec::inPlace).orElse(true),
        spec.rollout().flatMap(RolloutSpec::minReadySeconds).orElse(MIN_READY_SECONDS));
  }
}
