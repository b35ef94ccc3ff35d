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
import io.streambus.resources.model.BrokerStorage;
import io.streambus.resources.objects.ClusterOwner;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Volume step of a reconciliation: executes the next action towards the desired volumes. */
public final class VolumeStep {

  private static final Logger log = LoggerFactory.getLogger(VolumeStep.class);

  private final Kubernetes kubernetes;
  private final ClaimResizer claimResizer;

  /** Creates a step that uses the given API. */
  public VolumeStep(Kubernetes kubernetes) {
    this.kubernetes = kubernetes;
    this.claimResizer = new ClaimResizer(kubernetes.claims());
  }

  /**
   * Executes the next action if one is due.
   *
   * @param applyResult objects of the cluster after this reconciliation applied them
   */
  public VolumeState run(
      StreamBusCluster cluster, Resolved resolved, ApplyResult applyResult, Instant now) {
    VolumeView view =
        new VolumeView(
            resolved.cluster(),
            createdAt(cluster),
            blocker(resolved, applyResult),
            applyResult.find(StatefulSet.class),
            kubernetes.pods().list(cluster),
            kubernetes.claims().list(cluster));
    VolumeDecision decision = VolumePlan.decide(view);
    return decision instanceof VolumeDecision.DeleteClaims remove
        ? remove(cluster, remove.claims(), now)
        : execute(cluster, decision, now);
  }

  /** If the timestamp is invalid, no claim counts as created by the cluster. */
  private static Instant createdAt(StreamBusCluster cluster) {
    return KubernetesTimestamps.parse(cluster.getMetadata().getCreationTimestamp())
        .orElse(Instant.MAX);
  }

  /** Publishes the event first: after the deletion, the claims are no longer known. */
  private VolumeState remove(StreamBusCluster cluster, List<BrokerClaim> claims, Instant now) {
    kubernetes.createEvent(
        ClusterEvents.claimsDeleted(
            cluster,
            kubernetes.latestStatus(cluster),
            claims.stream().map(BrokerClaim::name).toList(),
            now));
    for (BrokerClaim claim : claims) {
      if (kubernetes.claims().delete(claim) instanceof WriteResult.Rejected rejected) {
        return VolumeState.rejected(List.of(VolumeRejection.ofDeletion(claim, rejected)));
      }
      log.atInfo()
          .addKeyValue("claim", claim.name())
          .addKeyValue("reason", "no broker uses it, and spec.storage.retentionPolicy is Delete")
          .log("Deleted PersistentVolumeClaim");
    }
    return VolumeState.IDLE;
  }

  /** New claim templates would also apply changes that are blocked. */
  private static Optional<String> blocker(Resolved resolved, ApplyResult applyResult) {
    return resolved.blockedChanges().stream()
        .filter(change -> change.path().startsWith("spec.storage."))
        .map(change -> revert(change, resolved.cluster().targetStorage()))
        .findFirst()
        .or(
            () ->
                applyResult
                    .failure()
                    .map(
                        applyFailure ->
                            "the following failure is resolved: " + applyFailure.message()));
  }

  private static String revert(BlockedChange change, BrokerStorage retained) {
    return change.path().equals("spec.storage.class") && retained.storageClass().isEmpty()
        ? "spec.storage.class is removed"
        : "%s is reverted to %s".formatted(change.path(), change.current());
  }

  private VolumeState execute(StreamBusCluster cluster, VolumeDecision decision, Instant now) {
    if (decision instanceof VolumeDecision.Resize resize) {
      return VolumeState.rejected(claimResizer.resize(resize.resizes(), now));
    }
    if (decision instanceof VolumeDecision.ReplaceStatefulSet replace) {
      return replace(cluster, replace);
    }
    return decision instanceof VolumeDecision.Wait wait
        ? VolumeState.waiting(wait.waitsFor())
        : VolumeState.IDLE;
  }

  /**
   * Deletes the StatefulSet; the deletion event triggers the reconciliation that creates the new
   * one. If the cluster is deleted before that reconciliation, its pods are garbage collected with
   * it.
   */
  private VolumeState replace(StreamBusCluster cluster, VolumeDecision.ReplaceStatefulSet replace) {
    ObjectMeta metadata = cluster.getMetadata();
    PodPatch ownerPatch =
        PodPatch.builder().owner(ClusterOwner.of(metadata.getName(), metadata.getUid())).build();
    for (BrokerPod pod : replace.unowned()) {
      if (kubernetes.pods().patch(pod, ownerPatch) instanceof WriteResult.Rejected rejected) {
        return VolumeState.waiting(
            "the API server accepts the cluster as owner of pod %s; it rejected this (HTTP %d): %s"
                .formatted(pod.name(), rejected.code(), rejected.message()));
      }
    }
    if (kubernetes.deleteAndOrphan(replace.statefulSet())
        instanceof WriteResult.Rejected rejected) {
      return VolumeState.waiting(
          "the API server accepts deleting the StatefulSet; it rejected this (HTTP %d): %s"
              .formatted(rejected.code(), rejected.message()));
    }
    log.atInfo()
        .addKeyValue("statefulSet", replace.statefulSet().getMetadata().getName())
        .addKeyValue("reason", "its volume claim templates cannot be changed")
        .log("Deleted StatefulSet without its pods, to create it again");
    return VolumeState.replacing();
  }
}
