package io.streambus.testkit.invariants;

import io.streambus.testkit.invariants.ObjectState.ClusterResourceState;
import io.streambus.testkit.invariants.ObjectState.StatefulSetState;
import java.util.Optional;

/** Watches over {@link Invariant#STOPS_ONLY_WHEN_REQUESTED} in one cluster. */
final class StopsOnlyWhenRequested implements InvariantRule {

  /** Whether a stop was wished for since the number of replicas changed last. */
  private boolean wished;

  @Override
  public Optional<Violation> see(RecordedChange recordedChange, ClusterState before) {
    if (recordedChange.after().orElse(null) instanceof ClusterResourceState cluster) {
      wished |= isRequested(cluster, before);
    }
    boolean sets = recordedChange.before().orElse(null) instanceof StatefulSetState;
    return sets
        ? scaled((StatefulSetState) recordedChange.before().get(), recordedChange)
        : Optional.empty();
  }

  private static boolean isRequested(ClusterResourceState cluster, ClusterState before) {
    return cluster.hibernated()
        || before
            .set(cluster.id().cluster())
            .filter(set -> set.replicas() != cluster.replicas())
            .isPresent();
  }

  private Optional<Violation> scaled(StatefulSetState set, RecordedChange recordedChange) {
    int replicas =
        recordedChange
            .after()
            .map(after -> ((StatefulSetState) after).replicas())
            .orElse(set.replicas());
    if (replicas == set.replicas()) {
      return Optional.empty();
    }
    boolean stopped = recordedChange.actor() == Actor.OPERATOR && replicas == 0 && !wished;
    wished = false;
    return stopped
        ? Optional.of(
            new Violation(
                Invariant.STOPS_ONLY_WHEN_REQUESTED,
                "%s was scaled to 0 and nobody asked for it".formatted(set.id())))
        : Optional.empty();
  }
}
