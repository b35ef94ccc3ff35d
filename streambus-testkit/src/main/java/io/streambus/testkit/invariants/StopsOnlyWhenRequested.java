package io.streambus.testkit.invariants;

import io.streambus.testkit.invariants.Invariant.Violation;
import io.streambus.testkit.invariants.InvariantChecker.InvariantRule;
import io.streambus.testkit.invariants.ObjectState.ClusterResourceState;
import io.streambus.testkit.invariants.ObjectState.StatefulSetState;
import java.util.Optional;

/** Checks {@link Invariant#STOPS_ONLY_WHEN_REQUESTED} in one cluster. */
final class StopsOnlyWhenRequested implements InvariantRule {

  /** Whether a stop was requested since the last change of the number of replicas. */
  private boolean requested;

  @Override
  public Optional<Violation> check(RecordedChange change, ClusterState before) {
    if (change.after().orElse(null) instanceof ClusterResourceState cluster) {
      requested |= isRequested(cluster, before);
    }
    boolean isStatefulSet = change.before().orElse(null) instanceof StatefulSetState;
    return isStatefulSet
        ? scaled((StatefulSetState) change.before().get(), change)
        : Optional.empty();
  }

  private static boolean isRequested(ClusterResourceState cluster, ClusterState before) {
    return cluster.hibernated()
        || before
            .statefulSet(cluster.id().cluster())
            .filter(set -> set.replicas() != cluster.replicas())
            .isPresent();
  }

  private Optional<Violation> scaled(StatefulSetState set, RecordedChange change) {
    int replicas =
        change.after().map(after -> ((StatefulSetState) after).replicas()).orElse(set.replicas());
    if (replicas == set.replicas()) {
      return Optional.empty();
    }
    boolean stopped = change.actor() == Actor.OPERATOR && replicas == 0 && !requested;
    requested = false;
    return stopped
        ? Optional.of(
            new Violation(
                Invariant.STOPS_ONLY_WHEN_REQUESTED,
                "%s was scaled to 0 without a request".formatted(set.id())))
        : Optional.empty();
  }
}
