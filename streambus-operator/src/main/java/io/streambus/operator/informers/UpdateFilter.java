package io.streambus.operator.informers;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.streambus.api.StreamBusCluster;
import io.streambus.operator.apply.ObjectDigest;
import io.streambus.operator.kubernetes.ReplicaCounts;
import java.util.Objects;

/** Decides which updates of clusters and their objects trigger a reconciliation. */
public final class UpdateFilter {

  private UpdateFilter() {}

  /** Lets through user changes of clusters, but not status updates, which only we write. */
  public static boolean isRelevant(StreamBusCluster now, StreamBusCluster before) {
    ObjectMeta current = now.getMetadata();
    ObjectMeta previous = before.getMetadata();
    return !Objects.equals(current.getGeneration(), previous.getGeneration())
        || !Objects.equals(current.getAnnotations(), previous.getAnnotations())
        || !Objects.equals(current.getDeletionTimestamp(), previous.getDeletionTimestamp())
        || !Objects.equals(current.getUid(), previous.getUid());
  }

  /**
   * Controllers update the status of a StatefulSet and of a PodDisruptionBudget with each change of
   * each pod; most of these updates are irrelevant to a reconciliation.
   */
  static boolean isRelevantChild(HasMetadata now, HasMetadata before) {
    return !ObjectDigest.of(now).equals(ObjectDigest.of(before))
        || (now instanceof StatefulSet current
            && before instanceof StatefulSet previous
            && isStatusRelevant(current, previous));
  }

  /**
   * Whether something depends on the change of the status. Each broker that becomes ready triggers
   * a reconciliation by its pod already, which is repeated until {@link
   * io.streambus.operator.snapshot.ClusterSnapshot#countsLag the counts include it}.
   */
  private static boolean isStatusRelevant(StatefulSet current, StatefulSet previous) {
    ReplicaCounts now = ReplicaCounts.of(current);
    ReplicaCounts before = ReplicaCounts.of(previous);
    return (now.observed() != before.observed() && hasBeenObserved(previous))
        || now.ready() < before.ready()
        || (now.allReady() && !before.allReady())
        || (now.allReady() && now.allUpdated() != before.allUpdated())
        || (now.current() == 0 && before.current() > 0);
  }

  /** A new StatefulSet is observed before it has pods. */
  private static boolean hasBeenObserved(StatefulSet set) {
    return set.getStatus() != null && set.getStatus().getObservedGeneration() != null;
  }
}
