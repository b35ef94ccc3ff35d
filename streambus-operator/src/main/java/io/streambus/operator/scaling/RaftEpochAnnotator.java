package io.streambus.operator.scaling;

import io.streambus.operator.apply.ApplyFailure;
import io.streambus.operator.kubernetes.BrokerClaim;
import io.streambus.operator.kubernetes.BrokerClaims;
import io.streambus.operator.kubernetes.ClaimPatch;
import io.streambus.operator.kubernetes.WriteResult;
import io.streambus.resources.model.RaftEpoch;
import io.streambus.resources.objects.BrokerVolumes;
import io.streambus.resources.objects.MembershipAnnotations;
import java.util.List;
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
  public Optional<ApplyFailure> annotate(RaftEpoch epoch, List<BrokerClaim> all) {
    return all.stream()
        .filter(claim -> claim.template().equals(BrokerVolumes.RAFT) && !claim.terminating())
        .filter(claim -> claim.ordinal() < epoch.members() && isBehind(claim, epoch))
        .map(claim -> annotate(claim, epoch))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static boolean isBehind(BrokerClaim claim, RaftEpoch epoch) {
    return MembershipAnnotations.raftEpoch(claim.annotations())
        .map(recorded -> recorded.number() <= epoch.number() && !recorded.equals(epoch))
        .orElse(true);
  }

  private Optional<ApplyFailure> annotate(BrokerClaim claim, RaftEpoch epoch) {
    ClaimPatch patch = ClaimPatch.builder().annotations(MembershipAnnotations.of(epoch)).build();
    return claims.patch(claim, patch) instanceof WriteResult.Rejected rejected
            && rejected.code() != NOT_FOUND
        ? Optional.of(ApplyFailure.of(claim.version().key(), rejected))
        : Optional.empty();
  }
}
