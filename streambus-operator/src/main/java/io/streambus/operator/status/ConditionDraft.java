package io.streambus.operator.status;

import io.streambus.api.ClusterCondition;
import io.streambus.api.text.ExternalText;
import io.streambus.api.values.ConditionReason;
import io.streambus.api.values.ConditionType;
import io.streambus.operator.snapshot.ClusterSnapshot;
import java.time.temporal.ChronoUnit;

/**
 * A condition without a transition time.
 *
 * @param isTrue whether the status is True
 */
record ConditionDraft(ConditionType type, boolean isTrue, ConditionReason reason, String message) {

  /** The API server accepts 32768 characters, far more than is readable. */
  private static final int MAX_LENGTH = 4000;

  /** Leaves space for the rest of the message. */
  private static final int MAX_PART_LENGTH = 3000;

  /** Truncates the message. */
  ConditionDraft {
    message = ExternalText.line(message, MAX_LENGTH);
  }

  /** Truncates a part of a message so that the rest, such as the remedy, stays readable. */
  static String truncate(String text) {
    return ExternalText.line(text, MAX_PART_LENGTH);
  }

  /** Whether a message is truncated, whatever is appended to it. */
  static boolean isTooLong(CharSequence message) {
    return message.length() > MAX_LENGTH;
  }

  /** The transition time of the previous condition is retained unless the status changes. */
  ClusterCondition toCondition(ClusterSnapshot snapshot) {
    String value = isTrue ? "True" : "False";
    String transitionTime =
        snapshot
            .previousCondition(type)
            .filter(last -> last.status().equals(value))
            .map(ClusterCondition::lastTransitionTime)
            .orElseGet(() -> snapshot.time().truncatedTo(ChronoUnit.SECONDS).toString());
    return ClusterCondition.builder()
        .type(type.value())
        .status(value)
        .reason(reason.value())
        .message(message)
        .lastTransitionTime(transitionTime)
        .observedGeneration(snapshot.cluster().getMetadata().getGeneration())
        .build();
  }
}
