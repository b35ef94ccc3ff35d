package io.streambus.operator.trouble;

import com.google.common.collect.ImmutableList;
import io.streambus.operator.port.BrokerPod;
import io.streambus.operator.port.EventSubject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Why brokers do not come up.
 *
 * @param due from when on it is worth telling: before, it may be over by itself
 * @param pods of the brokers, by name
 * @param words what is wrong, and what to do; the same while nothing changes
 * @param subject what events of Kubernetes tell more about; empty where the words say all
 */
record Trouble(Instant due, List<String> pods, String words, Optional<EventSubject> subject) {

  /** Copies the list. */
  Trouble {
    pods = ImmutableList.copyOf(pods);
  }

  static Trouble now(BrokerPod pod, String words) {
    return from(Instant.MIN, pod, words);
  }

  static Trouble from(Instant due, BrokerPod pod, String words) {
    return new Trouble(due, List.of(pod.name()), words, Optional.empty());
  }

  boolean isDue(Instant now) {
    return !due.isAfter(now);
  }

  /** Names the pods. */
  String sentence() {
    return "%s: %s".formatted(String.join(", ", pods), words);
  }
}
