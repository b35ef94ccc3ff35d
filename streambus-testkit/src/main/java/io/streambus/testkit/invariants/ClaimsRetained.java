package io.streambus.testkit.invariants;

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
  public Optional<Violation> check(RecordedChange recordedChange, ClusterState before) {
    ObjectState after = recordedChange.after().orElse(null);
    if (after instanceof ClusterResourceState cluster) {
      allDeletable |= cluster.claimDeletionAllowed();
    }
    if (after instanceof PodState pod && pod.volumeReplacementRequested()) {
      deletable.addAll(pod.claims());
    }
    boolean unrequested =
        recordedChange.id().kind() == Kind.CLAIMS
            && recordedChange.beginsDeletion()
            && recordedChange.actor() != Actor.OTHERS
            && !allDeletable
            && !deletable.contains(recordedChange.id().name());
    return unrequested
        ? Optional.of(
            new Violation(
                Invariant.CLAIMS_RETAINED,
                "%s was deleted by %s without a request"
                    .formatted(recordedChange.id(), recordedChange.actor())))
        : Optional.empty();
  }
}
