package io.streambus.operator.storage;

import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
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
    return execute(new VolumePlan(observed, resolved.cluster(), blocker(resolved, applyFailure)));
  }

  private Outcome<VolumeState> execute(VolumePlan plan) {
    ClusterSnapshot observed = plan.observed();
    VolumeDecision decision = plan.next();
    if (decision instanceof VolumeDecision.DeleteClaims remove) {
      return remove(observed, remove.claims());
    }
    if (decision instanceof VolumeDecision.Resize resize) {
      return claimResizer.resize(resize.resizes(), observed).map(VolumeState::rejected);
    }
    if (decision instanceof VolumeDecision.ReplaceStatefulSet replace) {
      return replace.unowned().isEmpty()
          ? replaceIfUnchanged(plan, replace)
          : ownAndExecute(plan, replace.unowned());
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

  /** Makes the cluster an owner of pods, which otherwise would have none in the meantime. */
  private Outcome<VolumeState> ownAndExecute(VolumePlan plan, List<BrokerPod> unowned) {
    ObjectMeta metadata = plan.observed().cluster().getMetadata();
    PodPatch ownerPatch =
        PodPatch.builder().owner(ClusterOwner.of(metadata.getName(), metadata.getUid())).build();
    ClusterSnapshot snapshot = plan.observed();
    for (BrokerPod pod : unowned) {
      BrokerWrite<BrokerPod> write = kubernetes.pods().patch(pod, ownerPatch);
      if (write.rejection().isPresent()) {
        return new Outcome<>(
            snapshot,
            rejected("accepts the cluster as owner of pod " + pod.name(), write.rejection().get()));
      }
      snapshot = snapshot.with(write.object());
    }
    return execute(plan.on(snapshot.withNewestBrokers(kubernetes)));
  }

  /**
   * Decides again on the newest state: a pod that a drain evicts while there is no StatefulSet is
   * not created again until the next one exists.
   */
  private Outcome<VolumeState> replaceIfUnchanged(
      VolumePlan plan, VolumeDecision.ReplaceStatefulSet replace) {
    ClusterSnapshot newest = plan.observed().withNewestBrokers(kubernetes);
    VolumeDecision decision = plan.on(newest).next();
    if (decision.equals(replace)) {
      return replace(newest, replace.statefulSet());
    }
    return new Outcome<>(
        newest,
        VolumeState.waiting(
            decision instanceof VolumeDecision.Wait wait
                ? wait.waitsFor()
                : "the pods no longer change"));
  }

  /**
   * Deletes the StatefulSet; the deletion event triggers the reconciliation that creates the new
   * one. If the cluster is deleted before that reconciliation, its pods are garbage collected with
   * it.
   */
  private Outcome<VolumeState> replace(ClusterSnapshot observed, StatefulSet statefulSet) {
    if (kubernetes.deleteAndOrphan(statefulSet) instanceof WriteResult.Rejected rejected) {
      return new Outcome<>(observed, rejected("accepts deleting the StatefulSet", rejected));
    }
    log.atInfo()
        .addKeyValue("statefulSet", statefulSet.getMetadata().getName())
        .addKeyValue("reason", "its volume claim templates cannot be changed")
        .log("Deleted StatefulSet without its pods, to create it again");
    return new Outcome<>(observed, VolumeState.replacing());
  }

  private static VolumeState rejected(String request, WriteResult.Rejected rejected) {
    return VolumeState.waiting(
        "the API server %s; it rejected this (HTTP %d): %s"
            .formatted(request, rejected.code(), rejected.message()));
  }
}
