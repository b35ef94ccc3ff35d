package io.streambus.operator.status;

import io.streambus.api.values.ConditionReason;
import io.streambus.api.values.ConditionType;

/**
 * Why a cluster is not as its spec wants it.
 *
 * @param message what is wrong where, and what a person can do about it; empty where the reason
 *     says all
 */
record ConditionCause(ConditionReason reason, String message) {

  ConditionDraft as(ConditionType type, boolean holds) {
    return new ConditionDraft(type, holds, reason, message);
  }
}
