package io.streambus.operator.trouble;

import io.streambus.operator.port.EventSubject;
import java.time.Instant;
import java.util.Optional;

/**
 * Why a broker does not come up.
 *
 * @param due from when on it is worth telling: before, it may be over by itself
 * @param sentence names the pod, what is wrong, and what to do; the same while nothing changes
 * @param subject what events of Kubernetes tell more about; empty where the sentence says all
 */
record Trouble(Instant due, String sentence, Optional<EventSubject> subject) {

  static Trouble now(String sentence) {
    return new Trouble(Instant.MIN, sentence, Optional.empty());
  }

  static Trouble from(Instant due, String sentence) {
    return new Trouble(due, sentence, Optional.empty());
  }

  boolean isDue(Instant now) {
    return !due.isAfter(now);
  }
}
