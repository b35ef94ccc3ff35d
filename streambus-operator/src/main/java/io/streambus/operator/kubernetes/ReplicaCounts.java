package io.streambus.operator.kubernetes;

import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSetStatus;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Counts of broker pods, as reported by the StatefulSet controller.
 *
 * @param desired desired number of pods
 * @param current number of existing pods
 * @param ready number of pods whose client port is open
 * @param updated number of pods with the target revision
 * @param observed whether the counts belong to the latest spec of the StatefulSet
 */
public record ReplicaCounts(int desired, int current, int ready, int updated, boolean observed) {

  /** Returns the counts of a StatefulSet; 0 for counts that are not reported yet. */
  public static ReplicaCounts of(StatefulSet set) {
    StatefulSetStatus status =
        Optional.ofNullable(set.getStatus()).orElseGet(StatefulSetStatus::new);
    return new ReplicaCounts(
        set.getSpec().getReplicas(),
        count(status.getReplicas()),
        count(status.getReadyReplicas()),
        count(status.getUpdatedReplicas()),
        set.getMetadata().getGeneration() != null
            && set.getMetadata().getGeneration().equals(status.getObservedGeneration()));
  }

  private static int count(@Nullable Integer value) {
    return value == null ? 0 : value;
  }

  /** Returns counts that are not higher than the numbers of existing and of ready pods. */
  public ReplicaCounts atMost(int existingPods, int readyPods) {
    return new ReplicaCounts(
        desired,
        Math.min(current, existingPods),
        Math.min(ready, readyPods),
        Math.min(updated, existingPods),
        observed);
  }

  /** Returns whether every broker accepts clients. */
  public boolean allReady() {
    return desired > 0 && ready >= desired;
  }

  /** Returns whether every broker runs the target revision. */
  public boolean allUpdated() {
    return confirmedUpdated() >= desired;
  }

  /** Returns the updated pods; 0 until the controller has observed the latest spec. */
  public int confirmedUpdated() {
    return observed ? updated : 0;
  }
}
