package io.streambus.operator.status;

import io.streambus.api.vocabulary.ConditionReason;
import io.streambus.api.vocabulary.ConditionType;

/**
 * Why a cluster is not as its spec wants it.
 *
 * @param message what is wrong where, and what a person can do about it; empty where the reason
 *     says all
 */
record Cause(ConditionReason reason, String message) {

  ConditionDraft as(ConditionType type, boolean holds) {
    return new ConditionDraft(type, holds, reason, message);
  }
}
