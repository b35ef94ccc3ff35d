package io.streambus.operator.volumes;

import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.streambus.api.StreamBusCluster;
import io.streambus.operator.apply.Applied;
import io.streambus.operator.events.ClusterEvents;
import io.streambus.operator.port.BrokerClaim;
import io.streambus.operator.port.BrokerPod;
import io.streambus.operator.port.Kubernetes;
import io.streambus.operator.port.KubernetesTime;
import io.streambus.operator.port.PodChange;
import io.streambus.operator.port.WriteResult;
import io.streambus.resources.BlockedChange;
import io.streambus.resources.Resolution.Resolved;
import io.streambus.resources.objects.ClusterOwner;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One step towards the volumes that the spec wants. */
public final class VolumeStep {

  private final Kubernetes kubernetes;
  private final ClaimGrowth growth;

  /** Over the given port. */
  public VolumeStep(Kubernetes kubernetes) {
    this.kubernetes = kubernetes;
    this.growth = new ClaimGrowth(kubernetes.claims());
  }

  /**
   * Does what is due next, if anything is.
   *
   * @param applied the objects of the cluster as this pass left them
   */
  public VolumeState run(
      StreamBusCluster cluster, Resolved resolved, Applied applied, Instant now) {
    VolumeView view =
        new VolumeView(
            resolved.cluster(),
            made(cluster),
            hold(resolved, applied),
            applied.find(StatefulSet.class),
            kubernetes.pods().of(cluster),
            kubernetes.claims().of(cluster));
    VolumeDecision decision = VolumePlan.decide(view);
    return decision instanceof VolumeDecision.Remove remove
        ? remove(cluster, remove.claims(), now)
        : bringAbout(cluster, decision, now);
  }

  /** Where nobody can read it, no claim counts as made by the cluster. */
  private static Instant made(StreamBusCluster cluster) {
    return KubernetesTime.read(cluster.getMetadata().getCreationTimestamp()).orElse(Instant.MAX);
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
      if (kubernetes.claims().delete(claim) instanceof WriteResult.Refused refused) {
        return VolumeState.refused(List.of(VolumeRefusal.ofDeletion(claim, refused)));
      }
    }
    return VolumeState.AT_REST;
  }

  /** New templates would bring in a change that must not come about. */
  private static Optional<String> hold(Resolved resolved, Applied applied) {
    return resolved.blockedChanges().stream()
        .filter(change -> change.path().startsWith("spec.storage."))
        .map(VolumeStep::takenBack)
        .findFirst()
        .or(() -> applied.refusal().map(refusal -> "this is resolved: " + refusal.message()));
  }

  private static String takenBack(BlockedChange change) {
    return "%s is set back to %s".formatted(change.path(), change.inForce());
  }

  private VolumeState bringAbout(StreamBusCluster cluster, VolumeDecision decision, Instant now) {
    if (decision instanceof VolumeDecision.Grow grow) {
      return VolumeState.refused(growth.of(grow.growths(), now));
    }
    if (decision instanceof VolumeDecision.Replace replace) {
      return replace(cluster, replace);
    }
    return decision instanceof VolumeDecision.Wait wait
        ? VolumeState.waiting(wait.why())
        : VolumeState.AT_REST;
  }

  /**
   * The next pass makes the new one: it hears of the deletion. If the cluster is deleted before
   * that pass, its pods go with it, as everything does that it owns.
   */
  private VolumeState replace(StreamBusCluster cluster, VolumeDecision.Replace replace) {
    ObjectMeta metadata = cluster.getMetadata();
    PodChange owned =
        PodChange.builder().owner(ClusterOwner.of(metadata.getName(), metadata.getUid())).build();
    for (BrokerPod pod : replace.unowned()) {
      if (kubernetes.pods().patch(pod, owned) instanceof WriteResult.Refused refused) {
        return VolumeState.waiting(
            "the API server lets %s be owned by the cluster, which it refuses with %d: %s"
                .formatted(pod.name(), refused.code(), refused.message()));
      }
    }
    return kubernetes.orphan(replace.set()) instanceof WriteResult.Refused refused
        ? VolumeState.waiting(
            "the API server lets the StatefulSet be replaced, which it refuses with %d: %s"
                .formatted(refused.code(), refused.message()))
        : VolumeState.replacing();
  }
}
