package io.streambus.operator.volumes;

import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSetStatus;
import io.streambus.operator.port.BrokerPod;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The moments in which a new StatefulSet has not counted pods yet that it takes over. Its zeros say
 * nothing of the brokers, which run.
 */
public final class Succession {

  /** The controller needs milliseconds; one that takes longer is unwell, and zeros tell that. */
  public static final Duration PATIENCE = Duration.ofSeconds(10);

  private Succession() {}

  /** Whether it is such a moment. */
  public static boolean isUnderWay(Optional<StatefulSet> set, List<BrokerPod> pods, Instant now) {
    return !pods.isEmpty()
        && set.filter(each -> !isCounted(each)).filter(each -> isYoung(each, now)).isPresent();
  }

  private static boolean isCounted(StatefulSet set) {
    return Optional.ofNullable(set.getStatus())
        .map(StatefulSetStatus::getObservedGeneration)
        .isPresent();
  }

  /** Where clocks differ by more than the patience, nobody waits. */
  private static boolean isYoung(StatefulSet set, Instant now) {
    return Optional.ofNullable(set.getMetadata().getCreationTimestamp())
        .flatMap(Succession::time)
        .filter(made -> Duration.between(made, now).abs().compareTo(PATIENCE) < 0)
        .isPresent();
  }

  private static Optional<Instant> time(String text) {
    try {
      return Optional.of(Instant.parse(text));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
