package io.streambus.testkit.invariants;

import io.streambus.testkit.invariants.Invariant.Violation;
import io.streambus.testkit.invariants.InvariantChecker.InvariantRule;
import io.streambus.testkit.invariants.ObjectState.ClusterResourceState;
import io.streambus.testkit.invariants.ObjectState.Kind;
import io.streambus.testkit.invariants.ObjectState.PodState;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Checks {@link Invariant#CLAIMS_RETAINED} in one cluster. */
final class ClaimsRetained implements InvariantRule {

  private final Set<String> deletable = new HashSet<>();
  private boolean allDeletable;

  @Override
  public Optional<Violation> check(RecordedChange change, ClusterState before) {
    ObjectState after = change.after().orElse(null);
    if (after instanceof ClusterResourceState cluster) {
      allDeletable |= cluster.claimDeletionAllowed();
    }
    if (after instanceof PodState pod && pod.volumeReplacementRequested()) {
      deletable.addAll(pod.claims());
    }
    boolean unrequested =
        change.id().kind() == Kind.CLAIMS
            && change.beginsDeletion()
            && change.actor() != Actor.USERS
            && !allDeletable
            && !deletable.contains(change.id().name());
    return unrequested
        ? Optional.of(
            new Violation(
                Invariant.CLAIMS_RETAINED,
                "%s was deleted by %s without a request".formatted(change.id(), change.actor())))
        : Optional.empty();
  }
}
