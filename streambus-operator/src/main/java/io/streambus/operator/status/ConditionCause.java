package io.streambus.operator.status;

import static java.util.stream.Collectors.joining;

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

  /** The API server accepts 32768 characters, far more than is readable. */
  private static final int MAX_LENGTH = 4000;

  /** Truncates the message. */
  ConditionCause {
    message = truncate(message);
  }

  /** Returns a cause that lists several problems. */
  static <T> ConditionCause joined(
      ConditionReason reason, List<T> problems, Function<T, String> text) {
    return new ConditionCause(reason, problems.stream().map(text).collect(joining("; ")));
  }

  /** Truncates a part of a message so that the rest, such as the remedy, stays readable. */
  static String truncate(String text) {
    return text.length() <= MAX_LENGTH ? text : text.substring(0, MAX_LENGTH) + "...";
  }

  ConditionDraft toDraft(ConditionType type, boolean isTrue) {
    return new ConditionDraft(type, isTrue, reason, message);
  }
}
