package io.streambus.operator.kubernetes;

import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSetStatus;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the StatefulSet controller says of the broker pods.
 *
 * @param desired pods that shall exist
 * @param current pods that exist
 * @param ready pods whose client port is open
 * @param updated pods of the wanted revision
 * @param observed whether the counts belong to the latest spec of the StatefulSet
 */
public record ReplicaCounts(int desired, int current, int ready, int updated, boolean observed) {

  /** Zeros for what the controller has not told yet. */
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

  /** Whether every broker accepts clients. */
  public boolean allReady() {
    return desired > 0 && ready >= desired;
  }

  /** Whether every broker runs what the spec wants. */
  public boolean allUpdated() {
    return surelyUpdated() >= desired;
  }

  /** The controller still counts pods of a former spec until it has seen this one. */
  public int surelyUpdated() {
    return observed ? updated : 0;
  }
}
