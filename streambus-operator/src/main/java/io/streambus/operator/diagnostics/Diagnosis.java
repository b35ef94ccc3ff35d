package io.streambus.operator.diagnostics;

import com.google.common.collect.ImmutableList;
import io.streambus.api.values.ConditionType;
import io.streambus.operator.kubernetes.BrokerPod;
import io.streambus.operator.kubernetes.InvolvedObject;
import io.streambus.operator.snapshot.ClusterSnapshot;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Why brokers do not become ready.
 *
 * @param due when it becomes worth reporting; before, it may resolve itself
 * @param pods names of the broker pods
 * @param message what is wrong, and the next step; stable while nothing changes
 * @param involvedObject the object whose Kubernetes events contain details; empty if the message is
 *     sufficient
 */
record Diagnosis(
    Instant due, List<String> pods, String message, Optional<InvolvedObject> involvedObject) {

  /** Copies the list. */
  Diagnosis {
    pods = ImmutableList.copyOf(pods);
  }

  static Diagnosis immediate(BrokerPod pod, String message) {
    return reportableFrom(Instant.MIN, pod, message);
  }

  static Diagnosis reportableFrom(Instant due, BrokerPod pod, String message) {
    return new Diagnosis(due, List.of(pod.name()), message, Optional.empty());
  }

  boolean isDue(Instant now) {
    return !due.isAfter(now);
  }

  Diagnosis withDue(Instant other) {
    return new Diagnosis(other, pods, message, involvedObject);
  }

  /** Whether the previous status reports this diagnosis. */
  boolean isReportedBy(ClusterSnapshot observed) {
    return observed
        .previousCondition(ConditionType.READY)
        .filter(ready -> ready.message().contains(text()))
        .isPresent();
  }

  /** The message, prefixed with the names of the pods. */
  String text() {
    return "%s: %s".formatted(String.join(", ", pods), message);
  }
}
