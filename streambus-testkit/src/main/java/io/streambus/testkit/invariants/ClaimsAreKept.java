package io.streambus.testkit.invariants;

import io.streambus.testkit.invariants.Fact.ClusterFact;
import io.streambus.testkit.invariants.Fact.Kind;
import io.streambus.testkit.invariants.Fact.PodFact;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Watches over {@link Invariant#CLAIMS_ARE_KEPT} in one cluster. */
final class ClaimsAreKept implements Rule {

  private final Set<String> givenUp = new HashSet<>();
  private boolean allMayGo;

  @Override
  public Optional<Violation> see(Change change, World before) {
    Fact after = change.after().orElse(null);
    if (after instanceof ClusterFact cluster) {
      allMayGo |= cluster.claimsMayGo();
    }
    if (after instanceof PodFact pod && pod.volumesGivenUp()) {
      givenUp.addAll(pod.claims());
    }
    boolean unasked =
        change.id().kind() == Kind.CLAIMS
            && change.beginsDeletion()
            && change.doer() != Doer.OTHERS
            && !allMayGo
            && !givenUp.contains(change.id().name());
    return unasked
        ? Optional.of(
            new Violation(
                Invariant.CLAIMS_ARE_KEPT,
                "%s was deleted by %s and nobody asked for it"
                    .formatted(change.id(), change.doer())))
        : Optional.empty();
  }
}
