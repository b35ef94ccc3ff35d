package io.streambus.testkit.invariants;

import io.streambus.testkit.invariants.Fact.PodFact;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Watches over {@link Invariant#MAJORITY_STANDS} in one cluster. Clusters of one and two brokers
 * have no majority to spare, and one that has none already has none to lose.
 */
final class MajorityStands implements Rule {

  private static final int FEWEST_BROKERS = 3;

  /** What others did so shortly before cannot have been known. */
  private static final Duration NEWS = Duration.ofSeconds(1);

  /** When brokers ceased to serve that the operator did not take down. */
  private final Map<String, Instant> lost = new HashMap<>();

  @Override
  public Optional<Violation> see(Change change, World before) {
    Optional<TakenDown> taken = TakenDown.by(change, before);
    if (taken.isEmpty()) {
      change.before().ifPresent(fact -> rememberLoss(fact, change));
      return Optional.empty();
    }
    PodFact pod = taken.get().pod();
    lost.remove(pod.id().name());
    int members = before.set(pod.id().cluster()).map(Fact.SetFact::replicas).orElse(0);
    Set<String> serving = serving(change, before);
    int majority = members / 2 + 1;
    if (members < FEWEST_BROKERS || serving.size() != majority) {
      return Optional.empty();
    }
    return Optional.of(
        new Violation(
            Invariant.MAJORITY_STANDS,
            "%s was taken down while only %s served of %d brokers"
                .formatted(pod.id(), serving, members)));
  }

  private void rememberLoss(Fact fact, Change change) {
    boolean ends = change.after().map(after -> !serves(after)).orElse(true);
    if (serves(fact) && ends) {
      lost.put(fact.id().name(), change.seen());
    }
  }

  private Set<String> serving(Change change, World before) {
    Set<String> serving = new HashSet<>();
    before.pods(change.id().cluster()).stream()
        .filter(MajorityStands::serves)
        .forEach(pod -> serving.add(pod.id().name()));
    lost.forEach(
        (pod, when) -> {
          if (when.isAfter(change.seen().minus(NEWS))) {
            serving.add(pod);
          }
        });
    return serving;
  }

  private static boolean serves(Fact fact) {
    return fact instanceof PodFact pod && pod.serving() && !pod.leaving();
  }
}
