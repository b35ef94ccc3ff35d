package io.streambus.operator.storage;

import io.streambus.api.values.ConditionReason;
import io.streambus.operator.kubernetes.BrokerClaim;
import io.streambus.operator.kubernetes.WriteResult;

/**
 * What the API server does not let the operator do with a claim.
 *
 * @param reason for the condition
 * @param message what a person can do about it
 */
public record VolumeRejection(ConditionReason reason, String message) {

  /** What the admission plugin PersistentVolumeClaimResize of Kubernetes says. */
  private static final String CLASS_WITHOUT_EXPANSION =
      "only dynamically provisioned pvc can be resized";

  static VolumeRejection of(ClaimResize claimResize, WriteResult.Rejected rejected) {
    String what =
        "the API server refuses to let claim %s grow from %s to %s with %d: %s"
            .formatted(
                claimResize.claim().name(),
                claimResize.claim().requested(),
                claimResize.size(),
                rejected.code(),
                rejected.message());
    return rejected.message().contains(CLASS_WITHOUT_EXPANSION)
        ? new VolumeRejection(
            ConditionReason.EXPANSION_NOT_SUPPORTED, what + "; " + classRemedy(claimResize))
        : new VolumeRejection(
            ConditionReason.REQUEST_REJECTED,
            what + "; resolve that, or set the size in spec.storage back");
  }

  private static String classRemedy(ClaimResize claimResize) {
    return ("set allowVolumeExpansion on StorageClass %s if its driver can enlarge volumes, or set"
            + " the size in spec.storage back to %s")
        .formatted(
            claimResize.claim().storageClass().orElse("of the claim"),
            claimResize.claim().requested());
  }

  static VolumeRejection ofDeletion(BrokerClaim claim, WriteResult.Rejected rejected) {
    return new VolumeRejection(
        ConditionReason.REQUEST_REJECTED,
        ("the API server refuses to delete claim %s of a removed broker with %d: %s; resolve that,"
                + " or set spec.storage.retentionPolicy.whenScaled to Retain")
            .formatted(claim.name(), rejected.code(), rejected.message()));
  }
}
