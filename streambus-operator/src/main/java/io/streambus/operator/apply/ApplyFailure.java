package io.streambus.operator.apply;

import io.streambus.api.values.ConditionReason;
import io.streambus.operator.kubernetes.ObjectKey;
import io.streambus.operator.kubernetes.WriteResult;

/**
 * An object that could not be written.
 *
 * @param reason for the condition
 * @param message what a person can do about it
 */
public record ApplyFailure(ConditionReason reason, String message) {

  /** Of an answer that is not {@link WriteResult.Done}. */
  public static ApplyFailure of(ObjectKey key, WriteResult result) {
    if (result instanceof WriteResult.Rejected rejected) {
      return new ApplyFailure(
          ConditionReason.REQUEST_REJECTED,
          "the API server refuses %s with %d: %s"
              .formatted(key, rejected.code(), rejected.message()));
    }
    return new ApplyFailure(
        ConditionReason.NAME_CONFLICT,
        "%s exists and is not of this operator; delete or rename it, or choose another cluster name"
            .formatted(key));
  }
}
