package io.streambus.operator.status;

import io.streambus.api.ClusterCondition;
import io.streambus.api.values.ConditionReason;
import io.streambus.api.values.ConditionType;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * A condition before it has a time.
 *
 * @param holds True or False
 */
record ConditionDraft(ConditionType type, boolean holds, ConditionReason reason, String message) {

  /** The time stays that of the former condition as long as the status does not change. */
  ClusterCondition at(Observation seen, Instant now) {
    String status = holds ? "True" : "False";
    String since =
        seen.previous()
            .flatMap(former -> former.condition(type))
            .filter(old -> old.status().equals(status))
            .map(ClusterCondition::lastTransitionTime)
            .orElseGet(() -> now.truncatedTo(ChronoUnit.SECONDS).toString());
    return ClusterCondition.builder()
        .type(type.value())
        .status(status)
        .reason(reason.value())
        .message(message)
        .lastTransitionTime(since)
        .observedGeneration(seen.cluster().getMetadata().getGeneration())
        .build();
  }
}
