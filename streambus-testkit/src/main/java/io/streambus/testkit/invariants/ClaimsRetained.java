package io.streambus.testkit.invariants;

import io.streambus.testkit.invariants.ObjectState.ClusterResourceState;
import io.streambus.testkit.invariants.ObjectState.Kind;
import io.streambus.testkit.invariants.ObjectState.PodState;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Watches over {@link Invariant#CLAIMS_RETAINED} in one cluster. */
final class ClaimsRetained implements InvariantRule {

  private final Set<String> givenUp = new HashSet<>();
  private boolean allMayGo;

  @Override
  public Optional<Violation> see(RecordedChange recordedChange, ClusterState before) {
    ObjectState after = recordedChange.after().orElse(null);
    if (after instanceof ClusterResourceState cluster) {
      allMayGo |= cluster.claimsMayGo();
    }
    if (after instanceof PodState pod && pod.volumesGivenUp()) {
      givenUp.addAll(pod.claims());
    }
    boolean unasked =
        recordedChange.id().kind() == Kind.CLAIMS
            && recordedChange.beginsDeletion()
            && recordedChange.actor() != Actor.OTHERS
            && !allMayGo
            && !givenUp.contains(recordedChange.id().name());
    return unasked
        ? Optional.of(
            new Violation(
                Invariant.CLAIMS_RETAINED,
                "%s was deleted by %s and nobody asked for it"
                    .formatted(recordedChange.id(), recordedChange.actor())))
        : Optional.empty();
  }
}
