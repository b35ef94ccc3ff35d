package io.streambus.operator.diagnostics;

import io.streambus.api.ClusterCondition;
import io.streambus.api.values.ConditionType;
import io.streambus.operator.snapshot.ClusterSnapshot;
import java.util.List;
import java.util.Optional;

/**
 * The event that the previous status reports for a diagnosis. A restarted operator continues with
 * it instead of reading the events of every cluster that cannot start.
 *
 * @param diagnosis the diagnosis that an event explains
 * @param due all diagnoses in the order in which they are reported
 */
record ReportedEvent(Diagnosis diagnosis, List<Diagnosis> due) {

  Optional<String> in(ClusterSnapshot observed) {
    return observed
        .previousCondition(ConditionType.READY)
        .map(ClusterCondition::message)
        .flatMap(this::find);
  }

  private Optional<String> find(String message) {
    String start = diagnosis.text() + ": ";
    int from = message.indexOf(start);
    int next = due.indexOf(diagnosis) + 1;
    int to = next < due.size() ? message.indexOf("; " + due.get(next).text()) : message.length();
    return from >= 0 && to >= from + start.length()
        ? Optional.of(message.substring(from + start.length(), to))
        : Optional.empty();
  }
}
