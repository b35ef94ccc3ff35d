package io.streambus.operator.storage;

import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSetStatus;
import io.streambus.operator.kubernetes.KubernetesTimestamps;
import io.streambus.operator.snapshot.ClusterSnapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Detects the interval in which the pods of a deleted StatefulSet have not been adopted by its
 * successor yet. The status of the StatefulSet does not describe the running brokers during this
 * time.
 */
public final class StatefulSetReplacement {

  /** The controllers need milliseconds; a longer delay is reported. */
  public static final Duration TIMEOUT = Duration.ofSeconds(10);

  private StatefulSetReplacement() {}

  /** Whether a replacement is in progress. */
  public static boolean isInProgress(ClusterSnapshot observed) {
    return !observed.pods().isEmpty()
        && observed
            .statefulSet()
            .flatMap(StatefulSetReplacement::startedAt)
            .map(startedAt -> Duration.between(startedAt, observed.time()))
            // Does not wait if the clocks differ by more than this.
            .filter(age -> age.abs().compareTo(TIMEOUT) < 0)
            .isPresent();
  }

  private static Optional<Instant> startedAt(StatefulSet set) {
    ObjectMeta metadata = set.getMetadata();
    if (set.isMarkedForDeletion()) {
      return KubernetesTimestamps.parse(metadata.getDeletionTimestamp());
    }
    return isObserved(set)
        ? Optional.empty()
        : KubernetesTimestamps.parse(metadata.getCreationTimestamp());
  }

  private static boolean isObserved(StatefulSet set) {
    return Optional.ofNullable(set.getStatus())
        .map(StatefulSetStatus::getObservedGeneration)
        .isPresent();
  }
}
