package io.streambus.operator.apply;

import io.streambus.api.ClusterAnnotations;
import io.streambus.api.values.ConditionReason;
import io.streambus.operator.kubernetes.ObjectKey;
import io.streambus.operator.kubernetes.WriteResult;

/**
 * A failure to write an object.
 *
 * @param reason reason of the condition
 * @param message what failed and how a user can fix it
 */
public record ApplyFailure(ConditionReason reason, String message) {

  /** Creates a failure from the result of an unsuccessful write. */
  public static ApplyFailure of(ObjectKey key, WriteResult result) {
    if (result instanceof WriteResult.Rejected rejected) {
      return new ApplyFailure(
          ConditionReason.REQUEST_REJECTED,
          "the API server rejected %s (HTTP %d): %s; resolve this; the operator retries every minute"
              .formatted(key, rejected.code(), rejected.message()));
    }
    if (result instanceof WriteResult.AlreadyExists existing && existing.orphaned()) {
      return new ApplyFailure(
          ConditionReason.NAME_CONFLICT,
          ("%s already exists and belongs to no cluster; delete it, or, if a deleted cluster left it"
                  + " and nobody else could change it, set the annotation %s: \"true\" on the"
                  + " cluster")
              .formatted(key, ClusterAnnotations.ADOPT_ORPHANS));
    }
    return new ApplyFailure(
        ConditionReason.NAME_CONFLICT,
        ("%s already exists and is not managed by this operator; delete or rename it, or choose"
                + " another cluster name")
            .formatted(key));
  }
}
