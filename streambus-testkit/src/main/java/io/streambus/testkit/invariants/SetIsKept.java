package io.streambus.testkit.invariants;

import io.streambus.testkit.invariants.Fact.SetFact;
import java.util.Optional;

/** Watches over {@link Invariant#STATEFUL_SET_IS_KEPT} in one cluster. */
final class SetIsKept implements Rule {

  private Optional<SetFact> deleted = Optional.empty();

  @Override
  public Optional<Violation> see(Change change, World before) {
    if (!(change.latest() instanceof SetFact set)) {
      return Optional.empty();
    }
    if (change.beginsDeletion()) {
      deleted = Optional.of(set).filter(gone -> before.responsible(change) == Doer.OPERATOR);
      return Optional.empty();
    }
    return change.before().isPresent() ? Optional.empty() : created(set);
  }

  private Optional<Violation> created(SetFact set) {
    Optional<Violation> violation =
        deleted
            .filter(old -> !grown(old, set))
            .map(
                old ->
                    new Violation(
                        Invariant.STATEFUL_SET_IS_KEPT,
                        "%s was replaced although no claim grew: %s, then %s"
                            .formatted(set.id(), old.sizes(), set.sizes())));
    deleted = Optional.empty();
    return violation;
  }

  private static boolean grown(SetFact old, SetFact set) {
    return set.sizes().entrySet().stream()
        .anyMatch(size -> size.getValue() > old.sizes().getOrDefault(size.getKey(), 0L));
  }
}
