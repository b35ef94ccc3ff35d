package io.streambus.operator.storage;

import io.streambus.api.values.ConditionReason;
import io.streambus.operator.kubernetes.BrokerClaim;
import io.streambus.operator.kubernetes.WriteResult;

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

  static VolumeRejection ofDeletion(BrokerClaim claim, WriteResult.Rejected rejected) {
    return new VolumeRejection(
        ConditionReason.REQUEST_REJECTED,
        ("the API server rejected deleting PersistentVolumeClaim %s of a removed broker"
                + " (HTTP %d): %s; resolve this, or set"
                + " spec.storage.retentionPolicy.whenScaled to Retain")
            .formatted(claim.name(), rejected.code(), rejected.message()));
  }
}
