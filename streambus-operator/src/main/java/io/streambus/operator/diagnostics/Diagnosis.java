package io.streambus.operator.diagnostics;

import com.google.common.collect.ImmutableList;
import io.streambus.operator.kubernetes.BrokerPod;
import io.streambus.operator.kubernetes.EventSubject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Why brokers do not come up.
 *
 * @param due from when on it is worth telling: before, it may be over by itself
 * @param pods of the brokers, by name
 * @param message what is wrong, and what to do; the same while nothing changes
 * @param subject what events of Kubernetes tell more about; empty where the words say all
 */
record Diagnosis(Instant due, List<String> pods, String message, Optional<EventSubject> subject) {

  /** Copies the list. */
  Diagnosis {
    pods = ImmutableList.copyOf(pods);
  }

  static Diagnosis now(BrokerPod pod, String words) {
    return from(Instant.MIN, pod, words);
  }

  static Diagnosis from(Instant due, BrokerPod pod, String words) {
    return new Diagnosis(due, List.of(pod.name()), words, Optional.empty());
  }

  boolean isDue(Instant now) {
    return !due.isAfter(now);
  }

  /** Names the pods. */
  String sentence() {
    return "%s: %s".formatted(String.join(", ", pods), message);
  }
}
