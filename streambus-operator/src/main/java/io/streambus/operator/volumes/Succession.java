package io.streambus.operator.volumes;

import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSetStatus;
import io.streambus.operator.port.BrokerPod;
import io.streambus.operator.port.KubernetesTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The moments in which one StatefulSet leaves its pods to the next: the old one is not counted any
 * more, and the new one has not counted them yet. What they say then tells nothing of the brokers,
 * which run.
 */
public final class Succession {

  /** The controllers need milliseconds; where they take longer, their silence is to be told. */
  public static final Duration PATIENCE = Duration.ofSeconds(10);

  private Succession() {}

  /** Whether it is such a moment. */
  public static boolean isUnderWay(Optional<StatefulSet> set, List<BrokerPod> pods, Instant now) {
    return !pods.isEmpty()
        && set.flatMap(Succession::begin)
            // Where clocks differ by more than the patience, nobody waits.
            .filter(begin -> Duration.between(begin, now).abs().compareTo(PATIENCE) < 0)
            .isPresent();
  }

  private static Optional<Instant> begin(StatefulSet set) {
    ObjectMeta metadata = set.getMetadata();
    if (set.isMarkedForDeletion()) {
      return KubernetesTime.read(metadata.getDeletionTimestamp());
    }
    return isCounted(set) ? Optional.empty() : KubernetesTime.read(metadata.getCreationTimestamp());
  }

  private static boolean isCounted(StatefulSet set) {
    return Optional.ofNullable(set.getStatus())
        .map(StatefulSetStatus::getObservedGeneration)
        .isPresent();
  }
}
