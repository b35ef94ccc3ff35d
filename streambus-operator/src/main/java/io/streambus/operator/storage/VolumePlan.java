package io.streambus.operator.storage;

import io.streambus.api.ClusterNames;
import io.streambus.api.values.ClaimRetentionPolicy;
import io.streambus.operator.kubernetes.BrokerClaim;
import io.streambus.operator.kubernetes.BrokerPod;
import io.streambus.operator.kubernetes.ReplicaCounts;
import io.streambus.operator.snapshot.ClusterSnapshot;
import io.streambus.operator.storage.VolumeDecision.ClaimResize;
import io.streambus.resources.canonical.CanonicalQuantity;
import io.streambus.resources.model.BrokerCluster;
import io.streambus.resources.model.BrokerStorage;
import io.streambus.resources.objects.BrokerVolumes;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

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

  /** The same plan for another state of the cluster. */
  VolumePlan on(ClusterSnapshot other) {
    return new VolumePlan(other, desired, blockedBy);
  }

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

  /**
   * If the retention policy is Delete, deletes the claims of removed brokers once the cluster runs
   * without these brokers, and only if this cluster created them: claims of a former cluster with
   * the same name were retained on purpose.
   */
  private VolumeDecision deleteReleased() {
    List<BrokerClaim> claims =
        desired.claimRetention().whenScaled() == ClaimRetentionPolicy.DELETE && isRunning()
            ? observed.claims().stream().filter(this::isReleased).toList()
            : List.of();
    return claims.isEmpty() ? new VolumeDecision.Done() : new VolumeDecision.DeleteClaims(claims);
  }

  private boolean isReleased(BrokerClaim claim) {
    return claim.ordinal() >= desired.replicas()
        && !claim.terminating()
        && observed.isCreatedByCluster(claim);
  }

  private boolean isRunning() {
    return blockedBy.isEmpty()
        && observed
            .statefulSet()
            .filter(set -> !set.isMarkedForDeletion())
            .map(ReplicaCounts::of)
            .filter(counts -> counts.observed() && counts.desired() == desired.replicas())
            .filter(counts -> counts.ready() == desired.replicas())
            .isPresent();
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

  /**
   * Desired volume of a broker.
   *
   * @param template name of the claim template
   * @param ordinal ordinal of the broker
   * @param desiredSize desired size
   */
  private record BrokerVolume(String template, int ordinal, CanonicalQuantity desiredSize) {

    /** Volumes of all brokers, data volumes first. */
    static List<BrokerVolume> all(BrokerCluster cluster) {
      BrokerStorage storage = cluster.desiredStorage();
      return Stream.concat(
              all(BrokerVolumes.DATA, cluster.replicas(), storage.size()),
              all(BrokerVolumes.RAFT, cluster.replicas(), storage.raftSize()))
          .toList();
    }

    private static Stream<BrokerVolume> all(
        String template, int replicas, CanonicalQuantity target) {
      return IntStream.range(0, replicas)
          .mapToObj(ordinal -> new BrokerVolume(template, ordinal, target));
    }

    String claim(String cluster) {
      return ClusterNames.claim(template, cluster, ordinal);
    }

    Optional<BrokerClaim> claim(ClusterSnapshot observed) {
      return observed.activeClaim(template, ordinal);
    }

    /** Whether a claim requests at least the desired size. Unparsable requests count as enough. */
    boolean isRequestedBy(BrokerClaim claim) {
      return CanonicalQuantity.parse(claim.requested())
          .filter(requested -> requested.compareTo(desiredSize) < 0)
          .isEmpty();
    }
  }
}
