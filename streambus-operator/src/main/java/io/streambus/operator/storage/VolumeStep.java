package io.streambus.operator.storage;

import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.streambus.api.values.PauseLevel;
import io.streambus.api.values.RolloutPredicate;
import io.streambus.operator.apply.ApplyFailure;
import io.streambus.operator.events.ClusterEvents;
import io.streambus.operator.kubernetes.BrokerClaim;
import io.streambus.operator.kubernetes.BrokerPod;
import io.streambus.operator.kubernetes.BrokerPods.PodPatch;
import io.streambus.operator.kubernetes.BrokerWrite;
import io.streambus.operator.kubernetes.Kubernetes;
import io.streambus.operator.kubernetes.WriteResult;
import io.streambus.operator.snapshot.ClusterSnapshot;
import io.streambus.operator.snapshot.Outcome;
import io.streambus.operator.storage.VolumeState.VolumeRejection;
import io.streambus.resources.Resolution.Resolved;
import io.streambus.resources.membership.BlockedChange;
import io.streambus.resources.membership.LifecycleState;
import io.streambus.resources.model.BrokerStorage;
import io.streambus.resources.objects.ClusterOwner;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Volume step of a reconciliation: executes the next action towards the desired volumes. */
public final class VolumeStep {

  private static final Logger log = LoggerFactory.getLogger(VolumeStep.class);

  private final Kubernetes kubernetes;
  private final ClaimOwnership claimOwnership;
  private final ClaimResizer claimResizer;

  /** Creates a step that uses the given API. */
  public VolumeStep(Kubernetes kubernetes) {
    this.kubernetes = kubernetes;
    this.claimOwnership = new ClaimOwnership(kubernetes.claims());
    this.claimResizer = new ClaimResizer(kubernetes.claims());
  }

  /**
   * Executes the next action if one is due.
   *
   * @param observed the cluster after its objects were applied
   * @param blockedBy why no broker may be disrupted, if that is the case
   * @param applyFailure why not all objects could be applied, if that is the case
   */
  public Outcome<VolumeState> run(
      ClusterSnapshot observed,
      Resolved resolved,
      Optional<RolloutPredicate> blockedBy,
      Optional<ApplyFailure> applyFailure) {
    Outcome<Optional<VolumeRejection>> owned =
        resolved.cluster().pause() == PauseLevel.EVERYTHING
            ? new Outcome<>(observed, Optional.empty())
            : claimOwnership.apply(observed, resolved.cluster());
    return owned.result().isPresent()
        ? owned.map(rejection -> VolumeState.rejected(rejection.stream().toList()))
        : operate(owned.snapshot(), resolved, blockedBy, applyFailure);
  }

  private Outcome<VolumeState> operate(
      ClusterSnapshot observed,
      Resolved resolved,
      Optional<RolloutPredicate> blockedBy,
      Optional<ApplyFailure> applyFailure) {
    if (resolved.lifecycleState() instanceof LifecycleState.Stopping) {
      return new Outcome<>(observed, VolumeState.IDLE);
    }
    if (blockedBy.isPresent()) {
      // If the StatefulSet were deleted now, it could not be recreated.
      return new Outcome<>(observed, VolumeState.blocked(resolved.cluster(), blockedBy.get()));
    }
    VolumeDecision decision =
        new VolumePlan(observed, resolved.cluster(), blocker(resolved, applyFailure)).next();
    if (decision instanceof VolumeDecision.DeleteClaims remove) {
      return remove(observed, remove.claims());
    }
    if (decision instanceof VolumeDecision.Resize resize) {
      return claimResizer.resize(resize.resizes(), observed).map(VolumeState::rejected);
    }
    if (decision instanceof VolumeDecision.ReplaceStatefulSet replace) {
      return replace(observed, replace);
    }
    return new Outcome<>(
        observed,
        decision instanceof VolumeDecision.Wait wait
            ? VolumeState.waiting(wait.waitsFor())
            : VolumeState.IDLE);
  }

  /** Publishes the event first: after the deletion, the claims are no longer known. */
  private Outcome<VolumeState> remove(ClusterSnapshot observed, List<BrokerClaim> claims) {
    kubernetes.createEvent(
        ClusterEvents.claimsDeleted(
            observed.cluster(),
            observed.previousStatus(),
            claims.stream().map(BrokerClaim::name).toList(),
            observed.time()));
    ClusterSnapshot snapshot = observed;
    for (BrokerClaim claim : claims) {
      BrokerWrite<BrokerClaim> write = kubernetes.claims().delete(claim);
      if (write.rejection().isPresent()) {
        return new Outcome<>(
            snapshot,
            VolumeState.rejected(
                List.of(VolumeRejection.ofDeletion(claim, write.rejection().get()))));
      }
      snapshot = snapshot.with(write.object());
      log.atInfo()
          .addKeyValue("claim", claim.name())
          .addKeyValue("reason", "no broker uses it, and spec.storage.retentionPolicy is Delete")
          .log("Deleted PersistentVolumeClaim");
    }
    return new Outcome<>(snapshot, VolumeState.IDLE);
  }

  /** New claim templates would also apply changes that are blocked. */
  private static Optional<String> blocker(Resolved resolved, Optional<ApplyFailure> applyFailure) {
    return resolved.blockedChanges().stream()
        .filter(change -> change.path().startsWith("spec.storage."))
        .map(change -> revert(change, resolved.cluster().desiredStorage()))
        .findFirst()
        .or(
            () ->
                applyFailure.map(
                    failure -> "the following failure is resolved: " + failure.message()));
  }

  private static String revert(BlockedChange change, BrokerStorage retained) {
    return change.path().equals("spec.storage.class") && retained.storageClass().isEmpty()
        ? "spec.storage.class is removed"
        : "%s is reverted to %s".formatted(change.path(), change.current());
  }

  /**
   * Deletes the StatefulSet; the deletion event triggers the reconciliation that creates the new
   * one. If the cluster is deleted before that reconciliation, its pods are garbage collected with
   * it.
   */
  private Outcome<VolumeState> replace(
      ClusterSnapshot observed, VolumeDecision.ReplaceStatefulSet replace) {
    ObjectMeta metadata = observed.cluster().getMetadata();
    PodPatch ownerPatch =
        PodPatch.builder().owner(ClusterOwner.of(metadata.getName(), metadata.getUid())).build();
    ClusterSnapshot snapshot = observed;
    for (BrokerPod pod : replace.unowned()) {
      BrokerWrite<BrokerPod> write = kubernetes.pods().patch(pod, ownerPatch);
      if (write.rejection().isPresent()) {
        return new Outcome<>(
            snapshot,
            rejected("accepts the cluster as owner of pod " + pod.name(), write.rejection().get()));
      }
      snapshot = snapshot.with(write.object());
    }
    if (kubernetes.deleteAndOrphan(replace.statefulSet())
        instanceof WriteResult.Rejected rejected) {
      return new Outcome<>(snapshot, rejected("accepts deleting the StatefulSet", rejected));
    }
    log.atInfo()
        .addKeyValue("statefulSet", replace.statefulSet().getMetadata().getName())
        .addKeyValue("reason", "its volume claim templates cannot be changed")
        .log("Deleted StatefulSet without its pods, to create it again");
    return new Outcome<>(snapshot, VolumeState.replacing());
  }

  private static VolumeState rejected(String request, WriteResult.Rejected rejected) {
    return VolumeState.waiting(
        "the API server %s; it rejected this (HTTP %d): %s"
            .formatted(request, rejected.code(), rejected.message()));
  }
}
