package io.streambus.testkit.invariants;

import io.streambus.testkit.invariants.Fact.ClusterFact;
import io.streambus.testkit.invariants.Fact.SetFact;
import java.util.Optional;

/** Watches over {@link Invariant#STOPPED_ONLY_ON_WISH} in one cluster. */
final class StoppedOnWish implements Rule {

  /** Whether a stop was wished for since the number of replicas changed last. */
  private boolean wished;

  @Override
  public Optional<Violation> see(Change change, World before) {
    if (change.after().orElse(null) instanceof ClusterFact cluster) {
      wished |= isWish(cluster, before);
    }
    boolean sets = change.before().orElse(null) instanceof SetFact;
    return sets ? scaled((SetFact) change.before().get(), change) : Optional.empty();
  }

  private static boolean isWish(ClusterFact cluster, World before) {
    return cluster.hibernated()
        || before
            .set(cluster.id().cluster())
            .filter(set -> set.replicas() != cluster.replicas())
            .isPresent();
  }

  private Optional<Violation> scaled(SetFact set, Change change) {
    int replicas = change.after().map(after -> ((SetFact) after).replicas()).orElse(set.replicas());
    if (replicas == set.replicas()) {
      return Optional.empty();
    }
    boolean stopped = change.doer() == Doer.OPERATOR && replicas == 0 && !wished;
    wished = false;
    return stopped
        ? Optional.of(
            new Violation(
                Invariant.STOPPED_ONLY_ON_WISH,
                "%s was scaled to 0 and nobody asked for it".formatted(set.id())))
        : Optional.empty();
  }
}
