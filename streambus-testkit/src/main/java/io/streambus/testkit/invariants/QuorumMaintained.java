package io.streambus.testkit.invariants;

import io.streambus.testkit.invariants.ObjectState.PodState;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Watches over {@link Invariant#QUORUM_MAINTAINED} in one cluster. Clusters of one and two brokers
 * have no majority to spare, and one that has none already has none to lose.
 */
final class QuorumMaintained implements InvariantRule {

  private static final int FEWEST_BROKERS = 3;

  /** What others did so shortly before cannot have been known. */
  private static final Duration NEWS = Duration.ofSeconds(1);

  /** When brokers ceased to serve that the operator did not take down. */
  private final Map<String, Instant> lost = new HashMap<>();

  @Override
  public Optional<Violation> see(RecordedChange recordedChange, ClusterState before) {
    Optional<BrokerDisruption> taken = BrokerDisruption.by(recordedChange, before);
    if (taken.isEmpty()) {
      recordedChange.before().ifPresent(objectState -> rememberLoss(objectState, recordedChange));
      return Optional.empty();
    }
    PodState pod = taken.get().pod();
    lost.remove(pod.id().name());
    int members =
        before.set(pod.id().cluster()).map(ObjectState.StatefulSetState::replicas).orElse(0);
    Set<String> serving = serving(recordedChange, before);
    int majority = members / 2 + 1;
    if (members < FEWEST_BROKERS || serving.size() != majority) {
      return Optional.empty();
    }
    return Optional.of(
        new Violation(
            Invariant.QUORUM_MAINTAINED,
            "%s was taken down while only %s served of %d brokers"
                .formatted(pod.id(), serving, members)));
  }

  private void rememberLoss(ObjectState objectState, RecordedChange recordedChange) {
    boolean ends = recordedChange.after().map(after -> !serves(after)).orElse(true);
    if (serves(objectState) && ends) {
      lost.put(objectState.id().name(), recordedChange.observedAt());
    }
  }

  private Set<String> serving(RecordedChange recordedChange, ClusterState before) {
    Set<String> serving = new HashSet<>();
    before.pods(recordedChange.id().cluster()).stream()
        .filter(QuorumMaintained::serves)
        .forEach(pod -> serving.add(pod.id().name()));
    lost.forEach(
        (pod, when) -> {
          if (when.isAfter(recordedChange.observedAt().minus(NEWS))) {
            serving.add(pod);
          }
        });
    return serving;
  }

  private static boolean serves(ObjectState objectState) {
    return objectState instanceof PodState pod && pod.serving() && !pod.leaving();
  }
}
