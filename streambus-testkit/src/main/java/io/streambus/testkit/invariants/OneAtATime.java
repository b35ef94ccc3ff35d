package io.streambus.testkit.invariants;

import io.streambus.testkit.invariants.Fact.Kind;
import io.streambus.testkit.invariants.Fact.PodFact;
import io.streambus.testkit.invariants.Fact.SetFact;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Watches over {@link Invariant#ONE_BROKER_AT_A_TIME} in one cluster. */
final class OneAtATime implements Rule {

  /** The pods that the operator took down and that do not serve again. */
  private final Set<String> down = new TreeSet<>();

  @Override
  public Optional<Violation> see(Change change, World before) {
    Optional<TakenDown> taken = TakenDown.by(change, before);
    if (taken.isPresent()) {
      return taken(taken.get().pod());
    }
    change.after().ifPresent(this::forgetWhatServes);
    if (change.id().kind() == Kind.CLUSTERS && change.after().isEmpty()) {
      down.clear();
    }
    return Optional.empty();
  }

  private Optional<Violation> taken(PodFact pod) {
    Set<String> others = new TreeSet<>(down);
    others.remove(pod.id().name());
    down.add(pod.id().name());
    return others.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Violation(
                Invariant.ONE_BROKER_AT_A_TIME,
                "%s was taken down while %s did not serve yet".formatted(pod.id(), others)));
  }

  private void forgetWhatServes(Fact after) {
    if (after instanceof PodFact pod && pod.serving() && !pod.leaving()) {
      down.remove(pod.id().name());
    }
    if (after instanceof SetFact set) {
      down.removeIf(pod -> PodFact.ordinal(pod) >= set.replicas());
    }
  }
}
