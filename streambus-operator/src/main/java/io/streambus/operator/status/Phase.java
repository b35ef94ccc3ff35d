package io.streambus.operator.status;

import io.streambus.api.StreamBusClusterStatus;
import io.streambus.api.vocabulary.ClusterPhase;
import java.util.Set;

/** The phase of a cluster. */
final class Phase {

  private static final Set<String> BEFORE_FIRST_START =
      Set.of(ClusterPhase.PENDING.text(), ClusterPhase.CREATING.text(), ClusterPhase.FAILED.text());

  private Phase() {}

  static ClusterPhase of(Observation seen) {
    if (seen.stalled()) {
      return ClusterPhase.FAILED;
    }
    BrokerCounts brokers = seen.brokers().orElse(new BrokerCounts(1, 0, 0, 0, false));
    if (!brokers.allReady()) {
      return ranBefore(seen) ? ClusterPhase.DEGRADED : ClusterPhase.CREATING;
    }
    return brokers.allUpdated() ? ClusterPhase.RUNNING : ClusterPhase.UPDATING;
  }

  private static boolean ranBefore(Observation seen) {
    return seen.previous()
        .flatMap(StreamBusClusterStatus::phase)
        .filter(phase -> !BEFORE_FIRST_START.contains(phase))
        .isPresent();
  }
}
