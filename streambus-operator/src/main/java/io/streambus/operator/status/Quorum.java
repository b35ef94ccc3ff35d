package io.streambus.operator.status;

import io.streambus.api.values.ConditionReason;
import io.streambus.api.values.ConditionType;
import java.util.Optional;

/**
 * The majority that it takes to choose a leader. A broker counts while it accepts clients: it opens
 * that port once it has seen a leader and registered there.
 *
 * @param members brokers that vote
 * @param ready those of them that accept clients
 */
record Quorum(int members, int ready) {

  /** Empty until all brokers have run once: a cluster that starts has nothing to lose. */
  static Optional<Quorum> of(Observation seen) {
    return seen.brokers()
        .filter(brokers -> brokers.desired() > 0)
        .filter(brokers -> brokers.allReady() || wasThere(seen))
        .map(
            brokers -> new Quorum(brokers.desired(), Math.min(brokers.ready(), brokers.desired())));
  }

  private static boolean wasThere(Observation seen) {
    return seen.previous()
        .flatMap(status -> status.condition(ConditionType.QUORUM_HEALTHY))
        .isPresent();
  }

  /** Further brokers that may fail. */
  int toleratedFailures() {
    return Math.max(0, ready - majority());
  }

  ConditionDraft condition() {
    return isHealthy()
        ? new ConditionDraft(
            ConditionType.QUORUM_HEALTHY,
            true,
            ConditionReason.QUORUM_AVAILABLE,
            "%d of %d brokers are ready, and %d are needed; %s"
                .formatted(ready, members, majority(), tolerance()))
        : new ConditionDraft(
            ConditionType.QUORUM_HEALTHY,
            false,
            ConditionReason.QUORUM_LOST,
            "%d of %d brokers are ready, and %d are needed to choose a leader"
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
      case 0 -> "no further one may fail";
      case 1 -> "tolerates one more failure";
      default -> "tolerates %d more failures".formatted(toleratedFailures());
    };
  }
}
