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
 * Tells on each Raft claim which log is on its volume. A new log is told of before any pod starts
 * with it, so that no later pass, and no later cluster over the same claims, can use its number for
 * other members. A claim that tells of a newer log than the one in use keeps it.
 */
public final class RaftEpochAnnotator {

  private static final int NOT_FOUND = 404;

  private final BrokerClaims claims;

  /** Over the given port. */
  public RaftEpochAnnotator(BrokerClaims claims) {
    this.claims = claims;
  }

  /** Marks the claims of the members of a log. Returns why one could not be marked. */
  public Optional<ApplyFailure> write(RaftEpoch log, List<BrokerClaim> all) {
    return all.stream()
        .filter(claim -> claim.template().equals(BrokerVolumes.RAFT) && !claim.terminating())
        .filter(claim -> claim.ordinal() < log.members() && isBehind(claim, log))
        .map(claim -> mark(claim, log))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static boolean isBehind(BrokerClaim claim, RaftEpoch log) {
    return MembershipAnnotations.log(claim.annotations())
        .map(told -> told.number() <= log.number() && !told.equals(log))
        .orElse(true);
  }

  private Optional<ApplyFailure> mark(BrokerClaim claim, RaftEpoch log) {
    ClaimPatch change = ClaimPatch.builder().annotations(MembershipAnnotations.of(log)).build();
    return claims.patch(claim, change) instanceof WriteResult.Rejected rejected
            && rejected.code() != NOT_FOUND
        ? Optional.of(ApplyFailure.of(claim.version().key(), rejected))
        : Optional.empty();
  }
}
