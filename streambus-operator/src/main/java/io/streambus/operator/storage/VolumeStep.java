package io.streambus.operator.storage;

import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.streambus.api.StreamBusCluster;
import io.streambus.operator.apply.ApplyResult;
import io.streambus.operator.events.ClusterEvents;
import io.streambus.operator.kubernetes.BrokerClaim;
import io.streambus.operator.kubernetes.BrokerPod;
import io.streambus.operator.kubernetes.Kubernetes;
import io.streambus.operator.kubernetes.KubernetesTimestamps;
import io.streambus.operator.kubernetes.PodPatch;
import io.streambus.operator.kubernetes.WriteResult;
import io.streambus.resources.Resolution.Resolved;
import io.streambus.resources.membership.BlockedChange;
import io.streambus.resources.objects.ClusterOwner;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One step towards the volumes that the spec wants. */
public final class VolumeStep {

  private final Kubernetes kubernetes;
  private final ClaimResizer growth;

  /** Over the given port. */
  public VolumeStep(Kubernetes kubernetes) {
    this.kubernetes = kubernetes;
    this.growth = new ClaimResizer(kubernetes.claims());
  }

  /**
   * Does what is due next, if anything is.
   *
   * @param applyResult the objects of the cluster as this pass left them
   */
  public VolumeState run(
      StreamBusCluster cluster, Resolved resolved, ApplyResult applyResult, Instant now) {
    VolumeView view =
        new VolumeView(
            resolved.cluster(),
            made(cluster),
            hold(resolved, applyResult),
            applyResult.find(StatefulSet.class),
            kubernetes.pods().of(cluster),
            kubernetes.claims().of(cluster));
    VolumeDecision decision = VolumePlan.decide(view);
    return decision instanceof VolumeDecision.Remove remove
        ? remove(cluster, remove.claims(), now)
        : execute(cluster, decision, now);
  }

  /** Where nobody can read it, no claim counts as made by the cluster. */
  private static Instant made(StreamBusCluster cluster) {
    return KubernetesTimestamps.read(cluster.getMetadata().getCreationTimestamp())
        .orElse(Instant.MAX);
  }

  /** The event comes first: once the claims are gone, nobody knows any more that they were. */
  private VolumeState remove(StreamBusCluster cluster, List<BrokerClaim> claims, Instant now) {
    kubernetes.publish(
        ClusterEvents.claimsDeleted(
            cluster,
            kubernetes.status(cluster),
            claims.stream().map(BrokerClaim::name).toList(),
            now));
    for (BrokerClaim claim : claims) {
      if (kubernetes.claims().delete(claim) instanceof WriteResult.Rejected rejected) {
        return VolumeState.rejected(List.of(VolumeRejection.ofDeletion(claim, rejected)));
      }
    }
    return VolumeState.IDLE;
  }

  /** New templates would bring in a change that must not come about. */
  private static Optional<String> hold(Resolved resolved, ApplyResult applyResult) {
    return resolved.blockedChanges().stream()
        .filter(change -> change.path().startsWith("spec.storage."))
        .map(VolumeStep::takenBack)
        .findFirst()
        .or(
            () ->
                applyResult
                    .applyFailure()
                    .map(applyFailure -> "this is resolved: " + applyFailure.message()));
  }

  private static String takenBack(BlockedChange change) {
    return "%s is set back to %s".formatted(change.path(), change.current());
  }

  private VolumeState execute(StreamBusCluster cluster, VolumeDecision decision, Instant now) {
    if (decision instanceof VolumeDecision.Grow grow) {
      return VolumeState.rejected(growth.of(grow.claimResizes(), now));
    }
    if (decision instanceof VolumeDecision.Replace replace) {
      return replace(cluster, replace);
    }
    return decision instanceof VolumeDecision.Wait wait
        ? VolumeState.waiting(wait.why())
        : VolumeState.IDLE;
  }

  /**
   * The next pass makes the new one: it hears of the deletion. If the cluster is deleted before
   * that pass, its pods go with it, as everything does that it owns.
   */
  private VolumeState replace(StreamBusCluster cluster, VolumeDecision.Replace replace) {
    ObjectMeta metadata = cluster.getMetadata();
    PodPatch owned =
        PodPatch.builder().owner(ClusterOwner.of(metadata.getName(), metadata.getUid())).build();
    for (BrokerPod pod : replace.unowned()) {
      if (kubernetes.pods().patch(pod, owned) instanceof WriteResult.Rejected rejected) {
        return VolumeState.waiting(
            "the API server lets %s be owned by the cluster, which it refuses with %d: %s"
                .formatted(pod.name(), rejected.code(), rejected.message()));
      }
    }
    return kubernetes.orphan(replace.set()) instanceof WriteResult.Rejected rejected
        ? VolumeState.waiting(
            "the API server lets the StatefulSet be replaced, which it refuses with %d: %s"
                .formatted(rejected.code(), rejected.message()))
        : VolumeState.replacing();
  }
}
