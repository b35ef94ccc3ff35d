package io.streambus.operator.storage;

import io.streambus.operator.kubernetes.BrokerClaim;
import io.streambus.operator.kubernetes.BrokerPod;
import java.util.List;
import java.util.Optional;

/**
 * What to do next so that volumes get the sizes of the spec. First every claim asks for its size,
 * then the StatefulSet is replaced by one whose claim templates say the same. So whoever dies in
 * between leaves claims that are large enough, and a plan made anew goes on.
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
      return new VolumeDecision.Grow(claimResizes);
    }
    return view.cluster().isResized() ? templates(volumes, view) : retired(view);
  }

  /** Kubernetes lets only claims grow that have a volume. */
  private static Optional<ClaimResize> claimResize(BrokerVolume volume, VolumeView view) {
    return volume
        .claim(view)
        .filter(claim -> claim.isBound() && !volume.isAskedForBy(claim))
        .map(claim -> new ClaimResize(claim, volume.goal()));
  }

  private static VolumeDecision retired(VolumeView view) {
    List<BrokerClaim> claims = ReleasedClaims.of(view);
    return claims.isEmpty() ? new VolumeDecision.Done() : new VolumeDecision.Remove(claims);
  }

  private static VolumeDecision templates(List<BrokerVolume> volumes, VolumeView view) {
    return volumes.stream()
        .flatMap(volume -> small(volume, view).stream())
        .findFirst()
        .or(() -> ReplacementPreconditions.unmet(view))
        .<VolumeDecision>map(VolumeDecision.Wait::new)
        .orElseGet(() -> new VolumeDecision.Replace(view.set().orElseThrow(), unowned(view)));
  }

  private static List<BrokerPod> unowned(VolumeView view) {
    return view.pods().stream()
        .filter(pod -> view.cluster().uid().filter(pod.owners()::contains).isEmpty())
        .toList();
  }

  private static Optional<String> small(BrokerVolume volume, VolumeView view) {
    Optional<BrokerClaim> claim = volume.claim(view);
    if (claim.isEmpty()) {
      return Optional.of("claim %s is there".formatted(volume.claim(view.cluster().name())));
    }
    return claim
        .filter(found -> !volume.isAskedForBy(found))
        .map(found -> "claim %s, which is %s, is bound".formatted(found.name(), found.phase()));
  }
}
