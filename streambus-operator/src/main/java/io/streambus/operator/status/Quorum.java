package io.streambus.operator.status;

import io.streambus.api.values.ConditionReason;
import io.streambus.api.values.ConditionType;
import java.util.Optional;

/**
 * The majority that is required to elect a leader. A broker counts while it accepts clients: it
 * opens its client port once it has found a leader and registered with it.
 *
 * @param members number of voters
 * @param ready number of voters that accept clients
 */
record Quorum(int members, int ready) {

  /** Empty until all brokers have been ready once: a starting cluster has no quorum to lose. */
  static Optional<Quorum> of(StepResults results) {
    return results
        .snapshot()
        .replicaCounts()
        .filter(brokers -> brokers.desired() > 0)
        .filter(brokers -> brokers.allReady() || wasReported(results))
        .map(
            brokers -> new Quorum(brokers.desired(), Math.min(brokers.ready(), brokers.desired())));
  }

  private static boolean wasReported(StepResults results) {
    return results.snapshot().previousCondition(ConditionType.QUORUM_HEALTHY).isPresent();
  }

  /** Number of further brokers that can fail without loss of quorum. */
  int toleratedFailures() {
    return Math.max(0, ready - majority());
  }

  ConditionDraft condition() {
    return isHealthy()
        ? new ConditionDraft(
            ConditionType.QUORUM_HEALTHY,
            true,
            ConditionReason.QUORUM_AVAILABLE,
            "%d of %d brokers are ready, quorum requires %d; %s"
                .formatted(ready, members, majority(), tolerance()))
        : new ConditionDraft(
            ConditionType.QUORUM_HEALTHY,
            false,
            ConditionReason.QUORUM_LOST,
            ("%d of %d brokers are ready, but electing a leader requires %d; the Ready condition"
                    + " reports which brokers are not ready")
                .formatted(ready, members, majority()));
  }

  private boolean isHealthy() {
    return ready >= majority();
  }

  private int majority() {
    return members / 2 + 1;
  }

  private String tolerance() {
    return switch (toleratedFailures()) {
      case 0 -> "tolerates no further failure";
      case 1 -> "tolerates one more failure";
      default -> "tolerates %d more failures".formatted(toleratedFailures());
    };
  }
}
