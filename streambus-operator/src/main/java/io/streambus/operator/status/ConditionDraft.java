package io.streambus.operator.status;

import io.streambus.api.ClusterCondition;
import io.streambus.api.values.ConditionReason;
import io.streambus.api.values.ConditionType;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * A condition without a transition time.
 *
 * @param isTrue whether the status is True
 */
record ConditionDraft(ConditionType type, boolean isTrue, ConditionReason reason, String message) {

  /** The transition time of the previous condition is retained unless the status changes. */
  ClusterCondition toCondition(Observation observation, Instant now) {
    String value = isTrue ? "True" : "False";
    String transitionTime =
        observation
            .previous()
            .flatMap(status -> status.condition(type))
            .filter(last -> last.status().equals(value))
            .map(ClusterCondition::lastTransitionTime)
            .orElseGet(() -> now.truncatedTo(ChronoUnit.SECONDS).toString());
    return ClusterCondition.builder()
        .type(type.value())
        .status(value)
        .reason(reason.value())
        .message(message)
        .lastTransitionTime(transitionTime)
        .observedGeneration(observation.cluster().getMetadata().getGeneration())
        .build();
  }
}
