package io.streambus.operator.storage;

import io.streambus.operator.kubernetes.BrokerClaim;
import io.streambus.operator.kubernetes.BrokerPod;
import java.util.List;
import java.util.Optional;

/**
 * Plans the next action towards the volume sizes in the spec. First every claim is resized, then
 * the StatefulSet is replaced by one with the same sizes in its claim templates. If the operator
 * stops in between, the claims are large enough and the next plan continues.
 */
final class VolumePlan {

  private VolumePlan() {}

  static VolumeDecision decide(VolumeView view) {
    List<BrokerVolume> volumes = BrokerVolume.all(view.cluster());
    List<ClaimResize> claimResizes =
        volumes.stream()
            .map(volume -> claimResize(volume, view))
            .flatMap(Optional::stream)
            .toList();
    if (!claimResizes.isEmpty()) {
      return new VolumeDecision.Resize(claimResizes);
    }
    return view.cluster().isResizing() ? updateTemplates(volumes, view) : deleteReleased(view);
  }

  /** Kubernetes resizes only claims that are bound to a volume. */
  private static Optional<ClaimResize> claimResize(BrokerVolume volume, VolumeView view) {
    return volume
        .claim(view)
        .filter(claim -> claim.isBound() && !volume.isRequestedBy(claim))
        .map(claim -> new ClaimResize(claim, volume.desiredSize()));
  }

  private static VolumeDecision deleteReleased(VolumeView view) {
    List<BrokerClaim> claims = ReleasedClaims.of(view);
    return claims.isEmpty() ? new VolumeDecision.Done() : new VolumeDecision.DeleteClaims(claims);
  }

  private static VolumeDecision updateTemplates(List<BrokerVolume> volumes, VolumeView view) {
    return volumes.stream()
        .flatMap(volume -> tooSmall(volume, view).stream())
        .findFirst()
        .or(() -> ReplacementPreconditions.unmet(view))
        .<VolumeDecision>map(VolumeDecision.Wait::new)
        .orElseGet(
            () -> new VolumeDecision.ReplaceStatefulSet(view.set().orElseThrow(), unowned(view)));
  }

  private static List<BrokerPod> unowned(VolumeView view) {
    return view.pods().stream()
        .filter(pod -> view.cluster().uid().filter(pod.ownerUids()::contains).isEmpty())
        .toList();
  }

  private static Optional<String> tooSmall(BrokerVolume volume, VolumeView view) {
    Optional<BrokerClaim> claim = volume.claim(view);
    if (claim.isEmpty()) {
      return Optional.of(
          "PersistentVolumeClaim %s exists".formatted(volume.claim(view.cluster().name())));
    }
    return claim
        .filter(found -> !volume.isRequestedBy(found))
        .map(
            found ->
                "PersistentVolumeClaim %s, now %s, is bound"
                    .formatted(found.name(), found.phase()));
  }
}
