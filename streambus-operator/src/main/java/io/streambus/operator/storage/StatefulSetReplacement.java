package io.streambus.operator.storage;

import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSetStatus;
import io.streambus.operator.kubernetes.BrokerPod;
import io.streambus.operator.kubernetes.KubernetesTimestamps;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The moments in which one StatefulSet leaves its pods to the next: the old one is not counted any
 * more, and the new one has not counted them yet. What they say then tells nothing of the brokers,
 * which run.
 */
public final class StatefulSetReplacement {

  /** The controllers need milliseconds; where they take longer, their silence is to be told. */
  public static final Duration PATIENCE = Duration.ofSeconds(10);

  private StatefulSetReplacement() {}

  /** Whether it is such a moment. */
  public static boolean isUnderWay(Optional<StatefulSet> set, List<BrokerPod> pods, Instant now) {
    return !pods.isEmpty()
        && set.flatMap(StatefulSetReplacement::begin)
            // Where clocks differ by more than the patience, nobody waits.
            .filter(begin -> Duration.between(begin, now).abs().compareTo(PATIENCE) < 0)
            .isPresent();
  }

  private static Optional<Instant> begin(StatefulSet set) {
    ObjectMeta metadata = set.getMetadata();
    if (set.isMarkedForDeletion()) {
      return KubernetesTimestamps.read(metadata.getDeletionTimestamp());
    }
    return isCounted(set)
        ? Optional.empty()
        : KubernetesTimestamps.read(metadata.getCreationTimestamp());
  }

  private static boolean isCounted(StatefulSet set) {
    return Optional.ofNullable(set.getStatus())
        .map(StatefulSetStatus::getObservedGeneration)
        .isPresent();
  }
}
