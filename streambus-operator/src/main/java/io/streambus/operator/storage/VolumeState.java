package io.streambus.operator.storage;

import com.google.common.collect.ImmutableList;
import io.streambus.api.values.ConditionReason;
import io.streambus.api.values.RolloutPredicate;
import io.streambus.operator.kubernetes.BrokerClaim;
import io.streambus.operator.kubernetes.WriteResult;
import io.streambus.operator.storage.VolumeDecision.ClaimResize;
import io.streambus.resources.model.BrokerCluster;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Progress of volume changes of a cluster, in addition to the status of its claims.
 *
 * @param waitsFor unmet precondition for updating the claim templates, as a clause that follows
 *     "once"
 * @param rejections requests that the API server rejected
 * @param statefulSetDeleted whether this reconciliation deleted the StatefulSet, which the next
 *     reconciliation creates again
 */
public record VolumeState(
    Optional<String> waitsFor, List<VolumeRejection> rejections, boolean statefulSetDeleted) {

  /** No action is due. */
  public static final VolumeState IDLE = new VolumeState(Optional.empty(), List.of(), false);

  /** No event reports that a storage class or a quota now permits a resize. */
  static final Duration REQUEUE_AFTER = Duration.ofMinutes(1);

  /** Copies the list. */
  public VolumeState {
    rejections = ImmutableList.copyOf(rejections);
  }

  /** State in which the update of the claim templates waits. */
  public static VolumeState waiting(String waitsFor) {
    return new VolumeState(Optional.of(waitsFor), List.of(), false);
  }

  static VolumeState rejected(List<VolumeRejection> rejections) {
    return new VolumeState(Optional.empty(), rejections, false);
  }

  static VolumeState replacing() {
    return new VolumeState(
        Optional.of("the StatefulSet with the previous sizes is deleted"), List.of(), true);
  }

  /** State in which no action may start; reported only if an action is due. */
  public static VolumeState blocked(BrokerCluster cluster, RolloutPredicate predicate) {
    if (!cluster.isResizing()) {
      return IDLE;
    }
    return waiting(
        predicate == RolloutPredicate.PAUSED ? "the pause ends" : "the certificate is available");
  }

  /** Delay after which the next reconciliation is due, even without a relevant change. */
  public Optional<Duration> requeueAfter() {
    return rejections.isEmpty() && waitsFor.isEmpty()
        ? Optional.empty()
        : Optional.of(REQUEUE_AFTER);
  }

  /**
   * Request on a PersistentVolumeClaim that the API server rejected.
   *
   * @param reason condition reason
   * @param message what was rejected and how a user can resolve it
   */
  public record VolumeRejection(ConditionReason reason, String message) {

    /** Message of the Kubernetes admission plugin PersistentVolumeClaimResize. */
    private static final String CLASS_WITHOUT_EXPANSION =
        "only dynamically provisioned pvc can be resized";

    static VolumeRejection ofResize(ClaimResize claimResize, WriteResult.Rejected rejected) {
      String problem =
          "the API server rejected resizing PersistentVolumeClaim %s from %s to %s (HTTP %d): %s"
              .formatted(
                  claimResize.claim().name(),
                  claimResize.claim().requested(),
                  claimResize.size(),
                  rejected.code(),
                  rejected.message());
      return rejected.message().contains(CLASS_WITHOUT_EXPANSION)
          ? new VolumeRejection(
              ConditionReason.EXPANSION_NOT_SUPPORTED, problem + "; " + classRemedy(claimResize))
          : new VolumeRejection(
              ConditionReason.REQUEST_REJECTED,
              problem + "; resolve this, or revert the size in spec.storage");
    }

    private static String classRemedy(ClaimResize claimResize) {
      return ("set allowVolumeExpansion on %s if its driver supports volume expansion,"
              + " or revert the size in spec.storage to %s")
          .formatted(
              claimResize
                  .claim()
                  .storageClass()
                  .map(name -> "StorageClass " + name)
                  .orElse("the StorageClass of the PersistentVolumeClaim"),
              claimResize.claim().requested());
    }

    static VolumeRejection ofOwner(BrokerClaim claim, WriteResult.Rejected rejected) {
      return new VolumeRejection(
          ConditionReason.REQUEST_REJECTED,
          ("the API server rejected changing the owners of PersistentVolumeClaim %s (HTTP %d): %s;"
                  + " resolve this, because spec.storage.retentionPolicy.whenDeleted does not apply"
                  + " to it until then")
              .formatted(claim.name(), rejected.code(), rejected.message()));
    }

    static VolumeRejection ofDeletion(BrokerClaim claim, WriteResult.Rejected rejected) {
      return new VolumeRejection(
          ConditionReason.REQUEST_REJECTED,
          ("the API server rejected deleting PersistentVolumeClaim %s of a removed broker"
                  + " (HTTP %d): %s; resolve this, or set"
                  + " spec.storage.retentionPolicy.whenScaled to Retain")
              .formatted(claim.name(), rejected.code(), rejected.message()));
    }
  }
}
