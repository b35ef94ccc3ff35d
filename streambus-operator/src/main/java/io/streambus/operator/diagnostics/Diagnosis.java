package io.streambus.operator.diagnostics;

import com.google.common.collect.ImmutableList;
import io.streambus.api.text.ExternalText;
import io.streambus.api.values.ConditionType;
import io.streambus.operator.kubernetes.BrokerPod;
import io.streambus.operator.kubernetes.ObjectVersion;
import io.streambus.operator.snapshot.ClusterSnapshot;
import java.time.Duration;
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
    Instant due, List<String> pods, String message, Optional<ObjectVersion> involvedObject) {

  private static final int MAX_NAMES = 5;

  /** A message and the next step exceed an explanation by Kubernetes in it. */
  private static final int MAX_LENGTH = 2 * ExternalText.MAX_EXPLANATION;

  /** Copies the list. */
  Diagnosis {
    pods = ImmutableList.copyOf(pods);
    message = ExternalText.line(message, MAX_LENGTH);
  }

  /**
   * Returns the end of a grace period. Tolerates clock skew between Kubernetes and the operator: a
   * time in the future counts as now.
   */
  static Instant deadline(Instant since, Duration gracePeriod, Instant now) {
    return (since.isAfter(now) ? now : since).plus(gracePeriod);
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

  /**
   * The event that the previous status reports for this diagnosis. A restarted operator continues
   * with it instead of reading the events of every cluster that cannot start.
   *
   * @param all all diagnoses in the order in which they are reported
   */
  Optional<String> reportedEvent(List<Diagnosis> all, ClusterSnapshot observed) {
    return observed
        .previousCondition(ConditionType.READY)
        .flatMap(ready -> eventIn(ready.message(), all));
  }

  private Optional<String> eventIn(String message, List<Diagnosis> all) {
    String start = text() + ": ";
    int from = message.indexOf(start);
    int next = all.indexOf(this) + 1;
    int to = next < all.size() ? message.indexOf("; " + all.get(next).text()) : message.length();
    return from >= 0 && to >= from + start.length()
        ? Optional.of(message.substring(from + start.length(), to))
        : Optional.empty();
  }

  /** The message, prefixed with the names of the pods, of which at most five are listed. */
  String text() {
    String names = String.join(", ", pods.subList(0, Math.min(pods.size(), MAX_NAMES)));
    return pods.size() > MAX_NAMES
        ? "%s and %d more: %s".formatted(names, pods.size() - MAX_NAMES, message)
        : "%s: %s".formatted(names, message);
  }
}
