package io.streambus.operator.status;

import io.streambus.api.ClusterCondition;
import io.streambus.api.StreamBusClusterStatus;
import io.streambus.api.vocabulary.ConditionReason;
import io.streambus.api.vocabulary.ConditionType;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;

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
        seen.previous().map(StreamBusClusterStatus::conditions).stream()
            .flatMap(Collection::stream)
            .filter(old -> old.type().equals(type.text()) && old.status().equals(status))
            .map(ClusterCondition::lastTransitionTime)
            .findFirst()
            .orElseGet(() -> now.truncatedTo(ChronoUnit.SECONDS).toString());
    return ClusterCondition.builder()
        .type(type.text())
        .status(status)
        .reason(reason.text())
        .message(message)
        .lastTransitionTime(since)
        .observedGeneration(seen.cluster().getMetadata().getGeneration())
        .build();
  }
}
