package io.streambus.resources.defaults;

import io.streambus.api.StreamBusClusterSpec;
import io.streambus.api.spec.RolloutSpec;
import io.streambus.resources.model.RolloutSettings;

/** What absent fields of spec.rollout mean. */
final class RolloutDefaults {

  /** A broker that came back needs some seconds until its peers speak to it again. */
  private static final int MIN_READY_SECONDS = 10;

  private RolloutDefaults() {}

  static RolloutSettings rollout(StreamBusClusterSpec spec) {
    return new RolloutSettings(
        spec.rollout().flatMap(RolloutSpec::inPlace).orElse(true),
        spec.rollout().flatMap(RolloutSpec::minReadySeconds).orElse(MIN_READY_SECONDS));
  }
}
