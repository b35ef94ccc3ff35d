package io.streambus.operator.josdk;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.streambus.operator.apply.ObjectDigest;
import io.streambus.operator.kubernetes.ReplicaCounts;

/**
 * Decides which updates of child objects trigger a reconciliation. Controllers update the status of
 * a StatefulSet and of a PodDisruptionBudget with each change of each pod; most of these updates
 * are irrelevant to a reconciliation.
 */
final class ChildUpdateFilter {

  private ChildUpdateFilter() {}

  static boolean isRelevant(HasMetadata now, HasMetadata before) {
    return !ObjectDigest.of(now).equals(ObjectDigest.of(before))
        || (now instanceof StatefulSet current
            && before instanceof StatefulSet previous
            && isRelevant(ReplicaCounts.of(current), ReplicaCounts.of(previous)));
  }

  /**
   * Whether something depends on the change of the counts. Each broker that becomes ready triggers
   * a reconciliation by its pod already, and until the counts include it, {@link
   * io.streambus.operator.snapshot.ClusterSnapshot#countsLag} brings another one.
   */
  private static boolean isRelevant(ReplicaCounts now, ReplicaCounts before) {
    return now.observed() != before.observed()
        || now.ready() < before.ready()
        || (now.hasQuorum() && !before.hasQuorum())
        || (now.allReady() && !before.allReady())
        || now.allUpdated() != before.allUpdated()
        || (now.current() == 0) != (before.current() == 0);
  }
}
