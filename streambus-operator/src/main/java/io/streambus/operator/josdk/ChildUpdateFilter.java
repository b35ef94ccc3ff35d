package io.streambus.operator.josdk;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSetStatus;
import io.streambus.operator.apply.ObjectDigest;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Decides which updates of child objects trigger a reconciliation. Controllers update the status of
 * a StatefulSet and of a PodDisruptionBudget with each change of each pod; most of these updates
 * are irrelevant to a reconciliation.
 */
final class ChildUpdateFilter {

  private ChildUpdateFilter() {}

  static boolean isRelevant(HasMetadata now, HasMetadata before) {
    return !ObjectDigest.of(now).equals(ObjectDigest.of(before))
        || !counts(now).equals(counts(before));
  }

  private static List<@Nullable Object> counts(HasMetadata object) {
    if (!(object instanceof StatefulSet set) || set.getStatus() == null) {
      return List.of();
    }
    StatefulSetStatus status = set.getStatus();
    return Arrays.asList(
        status.getReplicas(),
        status.getReadyReplicas(),
        status.getUpdatedReplicas(),
        status.getObservedGeneration());
  }
}
