package io.streambus.operator.storage;

import io.streambus.operator.kubernetes.BrokerClaim;
import io.streambus.operator.kubernetes.BrokerPod;
import io.streambus.operator.snapshot.ClusterSnapshot;
import io.streambus.resources.model.BrokerCluster;
import java.util.List;
import java.util.Optional;

/**
 * Plans the next action towards the volume sizes in the spec. First every claim is resized, then
 * the StatefulSet is replaced by one with the same sizes in its claim templates. If the operator
 * stops in between, the claims are large enough and the next plan continues.
 *
 * @param observed the cluster after its objects were applied
 * @param desired the desired cluster
 * @param blockedBy unmet precondition for deleting the StatefulSet that other components determine,
 *     as a clause that follows "once"
 */
record VolumePlan(ClusterSnapshot observed, BrokerCluster desired, Optional<String> blockedBy) {

  VolumeDecision next() {
    List<ClaimResize> claimResizes =
        BrokerVolume.all(desired).stream()
            .map(this::claimResize)
            .flatMap(Optional::stream)
            .toList();
    if (!claimResizes.isEmpty()) {
      return new VolumeDecision.Resize(claimResizes);
    }
    return desired.isResizing() ? updateTemplates() : deleteReleased();
  }

  /** Kubernetes resizes only claims that are bound to a volume. */
  private Optional<ClaimResize> claimResize(BrokerVolume volume) {
    return volume
        .claim(observed)
        .filter(claim -> claim.isBound() && !volume.isRequestedBy(claim))
        .map(claim -> new ClaimResize(claim, volume.desiredSize()));
  }

  private VolumeDecision deleteReleased() {
    List<BrokerClaim> claims = ReleasedClaims.of(this);
    return claims.isEmpty() ? new VolumeDecision.Done() : new VolumeDecision.DeleteClaims(claims);
  }

  private VolumeDecision updateTemplates() {
    return BrokerVolume.all(desired).stream()
        .flatMap(volume -> tooSmall(volume).stream())
        .findFirst()
        .or(() -> ReplacementPreconditions.unmet(this))
        .<VolumeDecision>map(VolumeDecision.Wait::new)
        .orElseGet(
            () ->
                new VolumeDecision.ReplaceStatefulSet(
                    observed.statefulSet().orElseThrow(), unowned()));
  }

  private List<BrokerPod> unowned() {
    return observed.pods().stream()
        .filter(pod -> desired.uid().filter(pod.ownerUids()::contains).isEmpty())
        .toList();
  }

  private Optional<String> tooSmall(BrokerVolume volume) {
    Optional<BrokerClaim> claim = volume.claim(observed);
    if (claim.isEmpty()) {
      return Optional.of("PersistentVolumeClaim %s exists".formatted(volume.claim(desired.name())));
    }
    return claim
        .filter(found -> !volume.isRequestedBy(found))
        .map(
            found ->
                "PersistentVolumeClaim %s, now %s, is bound"
                    .formatted(found.name(), found.phase()));
  }
}
