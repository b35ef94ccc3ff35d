package io.streambus.testkit.invariants;

import io.streambus.testkit.invariants.Invariant.Violation;
import io.streambus.testkit.invariants.InvariantChecker.InvariantRule;
import io.streambus.testkit.invariants.ObjectState.Kind;
import io.streambus.testkit.invariants.ObjectState.PodState;
import io.streambus.testkit.invariants.ObjectState.StatefulSetState;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Checks {@link Invariant#ONE_BROKER_AT_A_TIME} in one cluster. */
final class OneBrokerAtATime implements InvariantRule {

  /** Pods that the operator disrupted and that are not serving again yet. */
  private final Set<String> disrupted = new TreeSet<>();

  @Override
  public Optional<Violation> check(RecordedChange change, ClusterState before) {
    Optional<BrokerDisruption> disruption = BrokerDisruption.causedBy(change, before);
    if (disruption.isPresent()) {
      return disruption(disruption.get().pod());
    }
    change.after().ifPresent(this::removeServing);
    if (change.id().kind() == Kind.CLUSTERS && change.after().isEmpty()) {
      disrupted.clear();
    }
    return Optional.empty();
  }

  private Optional<Violation> disruption(PodState pod) {
    Set<String> others = new TreeSet<>(disrupted);
    others.remove(pod.id().name());
    disrupted.add(pod.id().name());
    return others.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Violation(
                Invariant.ONE_BROKER_AT_A_TIME,
                "%s was disrupted while %s were not serving again yet"
                    .formatted(pod.id(), others)));
  }

  private void removeServing(ObjectState after) {
    if (after instanceof PodState pod && pod.serving() && !pod.terminating()) {
      disrupted.remove(pod.id().name());
    }
    if (after instanceof StatefulSetState set) {
      disrupted.removeIf(pod -> PodState.ordinal(pod) >= set.replicas());
    }
  }
}
