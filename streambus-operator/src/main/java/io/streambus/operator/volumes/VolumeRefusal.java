package io.streambus.operator.volumes;

import io.streambus.api.vocabulary.ConditionReason;
import io.streambus.operator.port.BrokerClaim;
import io.streambus.operator.port.WriteResult;

/**
 * What the API server does not let the operator do with a claim.
 *
 * @param reason for the condition
 * @param message what a person can do about it
 */
public record VolumeRefusal(ConditionReason reason, String message) {

  /** What the admission plugin PersistentVolumeClaimResize of Kubernetes says. */
  private static final String CLASS_WITHOUT_EXPANSION =
      "only dynamically provisioned pvc can be resized";

  static VolumeRefusal of(Growth growth, WriteResult.Refused refused) {
    String what =
        "the API server refuses to let claim %s grow from %s to %s with %d: %s"
            .formatted(
                growth.claim().name(),
                growth.claim().requested(),
                growth.size(),
                refused.code(),
                refused.message());
    return refused.message().contains(CLASS_WITHOUT_EXPANSION)
        ? new VolumeRefusal(ConditionReason.STORAGE_CLASS_FIXED, what + "; " + classRemedy(growth))
        : new VolumeRefusal(
            ConditionReason.API_REFUSED,
            what + "; resolve that, or set the size in spec.storage back");
  }

  private static String classRemedy(Growth growth) {
    return ("set allowVolumeExpansion on StorageClass %s if its driver can enlarge volumes, or set"
            + " the size in spec.storage back to %s")
        .formatted(
            growth.claim().storageClass().orElse("of the claim"), growth.claim().requested());
  }

  static VolumeRefusal ofDeletion(BrokerClaim claim, WriteResult.Refused refused) {
    return new VolumeRefusal(
        ConditionReason.API_REFUSED,
        ("the API server refuses to delete claim %s of a removed broker with %d: %s; resolve that,"
                + " or set spec.storage.retentionPolicy.whenScaled to Retain")
            .formatted(claim.name(), refused.code(), refused.message()));
  }
}
