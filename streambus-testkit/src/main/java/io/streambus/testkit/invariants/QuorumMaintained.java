package io.streambus.testkit.invariants;

import io.streambus.testkit.invariants.Invariant.Violation;
import io.streambus.testkit.invariants.InvariantChecker.InvariantRule;
import io.streambus.testkit.invariants.ObjectState.PodState;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Checks {@link Invariant#QUORUM_MAINTAINED} in one cluster. Clusters with one or two brokers have
 * no redundancy, and a cluster without a quorum has none to lose.
 */
final class QuorumMaintained implements InvariantRule {

  private static final int MIN_BROKERS = 3;

  /** The operator cannot know of a failure that occurred less than this before its change. */
  private static final Duration DETECTION_TIME = Duration.ofSeconds(1);

  /** When brokers stopped serving without being disrupted by the operator. */
  private final Map<String, Instant> failures = new HashMap<>();

  @Override
  public Optional<Violation> check(RecordedChange change, ClusterState before) {
    Optional<BrokerDisruption> disruption = BrokerDisruption.causedBy(change, before);
    if (disruption.isEmpty()) {
      change.before().ifPresent(objectState -> recordFailure(objectState, change));
      return Optional.empty();
    }
    PodState pod = disruption.get().pod();
    failures.remove(pod.id().name());
    int members =
        before
            .statefulSet(pod.id().cluster())
            .map(ObjectState.StatefulSetState::replicas)
            .orElse(0);
    Set<String> serving = serving(change, before);
    int majority = members / 2 + 1;
    if (members < MIN_BROKERS || serving.size() != majority) {
      return Optional.empty();
    }
    return Optional.of(
        new Violation(
            Invariant.QUORUM_MAINTAINED,
            "%s was disrupted while only %s were serving of %d brokers"
                .formatted(pod.id(), serving, members)));
  }

  private void recordFailure(ObjectState objectState, RecordedChange change) {
    boolean stopsServing = change.after().map(after -> !serves(after)).orElse(true);
    if (serves(objectState) && stopsServing) {
      failures.put(objectState.id().name(), change.observedAt());
    }
  }

  private Set<String> serving(RecordedChange change, ClusterState before) {
    Set<String> serving = new HashSet<>();
    before.pods(change.id().cluster()).stream()
        .filter(QuorumMaintained::serves)
        .forEach(pod -> serving.add(pod.id().name()));
    failures.forEach(
        (pod, time) -> {
          if (time.isAfter(change.observedAt().minus(DETECTION_TIME))) {
            serving.add(pod);
          }
        });
    return serving;
  }

  private static boolean serves(ObjectState objectState) {
    return objectState instanceof PodState pod && pod.serving() && !pod.terminating();
  }
}
