package io.streambus.operator.status;

import io.streambus.api.values.ConditionReason;
import io.streambus.api.values.ConditionType;

/**
 * Why a cluster does not match its spec.
 *
 * @param message names the object or field, what is wrong, and what the user can do about it; empty
 *     if the reason is sufficient
 */
record ConditionCause(ConditionReason reason, String message) {

  ConditionDraft toDraft(ConditionType type, boolean isTrue) {
    return new ConditionDraft(type, isTrue, reason, message);
  }
}
