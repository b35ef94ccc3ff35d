package io.streambus.testkit.invariants;

import io.streambus.testkit.invariants.ObjectState.Kind;
import io.streambus.testkit.invariants.ObjectState.PodState;
import io.streambus.testkit.invariants.ObjectState.StatefulSetState;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Watches over {@link Invariant#ONE_BROKER_AT_A_TIME} in one cluster. */
final class OneBrokerAtATime implements InvariantRule {

  /** The pods that the operator took down and that do not serve again. */
  private final Set<String> down = new TreeSet<>();

  @Override
  public Optional<Violation> see(RecordedChange recordedChange, ClusterState before) {
    Optional<BrokerDisruption> taken = BrokerDisruption.by(recordedChange, before);
    if (taken.isPresent()) {
      return taken(taken.get().pod());
    }
    recordedChange.after().ifPresent(this::forgetWhatServes);
    if (recordedChange.id().kind() == Kind.CLUSTERS && recordedChange.after().isEmpty()) {
      down.clear();
    }
    return Optional.empty();
  }

  private Optional<Violation> taken(PodState pod) {
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

  private void forgetWhatServes(ObjectState after) {
    if (after instanceof PodState pod && pod.serving() && !pod.leaving()) {
      down.remove(pod.id().name());
    }
    if (after instanceof StatefulSetState set) {
      down.removeIf(pod -> PodState.ordinal(pod) >= set.replicas());
    }
  }
}
