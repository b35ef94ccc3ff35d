package io.streambus.testkit.invariants;

import io.streambus.testkit.invariants.Invariant.Violation;
import io.streambus.testkit.invariants.InvariantChecker.InvariantRule;
import io.streambus.testkit.invariants.ObjectState.StatefulSetState;
import java.util.Optional;

/** Checks {@link Invariant#STATEFUL_SET_RETAINED} in one cluster. */
final class StatefulSetRetained implements InvariantRule {

  private Optional<StatefulSetState> deleted = Optional.empty();

  @Override
  public Optional<Violation> check(RecordedChange change, ClusterState before) {
    if (!(change.latest() instanceof StatefulSetState set)) {
      return Optional.empty();
    }
    if (change.beginsDeletion()) {
      deleted = Optional.of(set).filter(state -> before.responsibleActor(change) == Actor.OPERATOR);
      return Optional.empty();
    }
    return change.before().isPresent() ? Optional.empty() : created(set);
  }

  private Optional<Violation> created(StatefulSetState set) {
    Optional<Violation> violation =
        deleted
            .filter(old -> !isExpanded(old, set))
            .map(
                old ->
                    new Violation(
                        Invariant.STATEFUL_SET_RETAINED,
                        "%s was replaced without expanding claims: sizes %s before, %s after"
                            .formatted(set.id(), old.sizes(), set.sizes())));
    deleted = Optional.empty();
    return violation;
  }

  private static boolean isExpanded(StatefulSetState old, StatefulSetState set) {
    return set.sizes().entrySet().stream()
        .anyMatch(size -> size.getValue() > old.sizes().getOrDefault(size.getKey(), 0L));
  }
}
