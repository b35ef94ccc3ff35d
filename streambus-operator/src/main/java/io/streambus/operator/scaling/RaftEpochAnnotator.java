package io.streambus.operator.scaling;

import io.streambus.operator.apply.ApplyFailure;
import io.streambus.operator.kubernetes.BrokerClaim;
import io.streambus.operator.kubernetes.BrokerClaims;
import io.streambus.operator.kubernetes.BrokerClaims.ClaimPatch;
import io.streambus.operator.kubernetes.BrokerWrite;
import io.streambus.operator.snapshot.ClusterSnapshot;
import io.streambus.operator.snapshot.Outcome;
import io.streambus.resources.model.RaftEpoch;
import io.streambus.resources.objects.BrokerVolumes;
import io.streambus.resources.objects.MembershipAnnotations;
import java.util.Optional;

/**
 * Annotates each Raft claim with the Raft epoch on its volume. A new epoch is recorded before any
 * pod starts with it, so that neither a later reconciliation nor a later cluster that uses the same
 * claims can reuse its number for other voters. A claim annotated with a newer epoch than the
 * current one retains its annotation.
 */
public final class RaftEpochAnnotator {

  private static final int NOT_FOUND = 404;

  private final BrokerClaims claims;

  /** Creates an annotator that uses the given API. */
  public RaftEpochAnnotator(BrokerClaims claims) {
    this.claims = claims;
  }

  /** Annotates the claims of the voters of an epoch. Returns the first failure, if any. */
  public Outcome<Optional<ApplyFailure>> annotate(RaftEpoch epoch, ClusterSnapshot observed) {
    ClusterSnapshot snapshot = observed;
    Optional<ApplyFailure> failure = Optional.empty();
    for (BrokerClaim claim : observed.claims()) {
      if (isVoter(claim, epoch) && isBehind(claim, epoch)) {
        BrokerWrite<BrokerClaim> write = claims.patch(claim, patch(epoch));
        snapshot = snapshot.with(write.object());
        failure = failure(claim, write);
      }
      if (failure.isPresent()) {
        break;
      }
    }
    return new Outcome<>(snapshot, failure);
  }

  private static boolean isVoter(BrokerClaim claim, RaftEpoch epoch) {
    return claim.template().equals(BrokerVolumes.RAFT)
        && !claim.terminating()
        && claim.ordinal() < epoch.members();
  }

  private static boolean isBehind(BrokerClaim claim, RaftEpoch epoch) {
    return MembershipAnnotations.raftEpoch(claim.annotations())
        .map(recorded -> recorded.number() <= epoch.number() && !recorded.equals(epoch))
        .orElse(true);
  }

  private static ClaimPatch patch(RaftEpoch epoch) {
    return ClaimPatch.builder().annotations(MembershipAnnotations.of(epoch)).build();
  }

  private static Optional<ApplyFailure> failure(BrokerClaim claim, BrokerWrite<BrokerClaim> write) {
    return write
        .rejection()
        .filter(rejected -> rejected.code() != NOT_FOUND)
        .map(rejected -> ApplyFailure.of(claim.version().key(), rejected));
  }
}
