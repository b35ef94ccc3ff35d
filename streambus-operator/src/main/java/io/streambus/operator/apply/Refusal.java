package io.streambus.operator.apply;

import io.streambus.api.vocabulary.ConditionReason;
import io.streambus.operator.port.ObjectKey;
import io.streambus.operator.port.WriteResult;

/**
 * An object that could not be written.
 *
 * @param reason for the condition
 * @param message what a person can do about it
 */
public record Refusal(ConditionReason reason, String message) {

  /** Of an answer that is not {@link WriteResult.Done}. */
  public static Refusal of(ObjectKey key, WriteResult result) {
    if (result instanceof WriteResult.Refused refused) {
      return new Refusal(
          ConditionReason.API_REFUSED,
          "the API server refuses %s with %d: %s"
              .formatted(key, refused.code(), refused.message()));
    }
    return new Refusal(
        ConditionReason.NAME_TAKEN,
        "%s exists and is not of this operator; delete or rename it, or choose another cluster name"
            .formatted(key));
  }
}
