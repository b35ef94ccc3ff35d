package io.streambus.operator.status;

import io.streambus.api.values.ConditionReason;
import io.streambus.api.values.ConditionType;
import java.util.List;
import java.util.function.Function;

/**
 * Why a cluster does not match its spec.
 *
 * @param message names the object or field, what is wrong, and what the user can do about it; empty
 *     if the reason is sufficient
 */
record ConditionCause(ConditionReason reason, String message) {

  /** Returns a cause that lists several problems, as far as the message can contain them. */
  static <T> ConditionCause joined(
      ConditionReason reason, List<T> problems, Function<T, String> text) {
    StringBuilder message = new StringBuilder();
    for (T problem : problems) {
      if (ConditionDraft.isTooLong(message)) {
        break;
      }
      message.append(message.isEmpty() ? "" : "; ").append(text.apply(problem));
    }
    return new ConditionCause(reason, message.toString());
  }

  ConditionDraft toDraft(ConditionType type, boolean isTrue) {
    return new ConditionDraft(type, isTrue, reason, message);
  }
}
