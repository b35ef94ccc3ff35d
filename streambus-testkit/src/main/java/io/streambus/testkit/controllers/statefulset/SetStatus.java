package io.streambus.testkit.controllers.statefulset;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSetStatus;
import io.fabric8.kubernetes.api.model.apps.StatefulSetStatusBuilder;
import io.streambus.testkit.controllers.decision.ClusterState;
import io.streambus.testkit.controllers.decision.Copies;
import io.streambus.testkit.controllers.decision.Write;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The status of a StatefulSet. */
record SetStatus(ClusterState state, StatefulSet set, Revisions revisions) {

  /**
   * Returns the write of the status; empty if the status is correct.
   *
   * @param outdated number of outdated pods that are being deleted
   */
  Optional<Write> write(List<Pod> pods, int outdated) {
    StatefulSetStatus status = complete(status(pods, outdated));
    if (status.equals(set.getStatus())) {
      return Optional.empty();
    }
    StatefulSet copy = Copies.of(set);
    copy.setStatus(status);
    return Optional.of(new Write.UpdateStatus(copy));
  }

  private StatefulSetStatus status(List<Pod> pods, int outdated) {
    SetSpec spec = SetSpec.of(set);
    return new StatefulSetStatusBuilder(
            Optional.ofNullable(set.getStatus()).orElseGet(StatefulSetStatus::new))
        .withObservedGeneration(set.getMetadata().getGeneration())
        .withReplicas(pods.size())
        .withReadyReplicas(count(pods, Availability::isReady))
        .withAvailableReplicas(
            count(pods, pod -> Availability.isAvailable(pod, spec.minReadySeconds(), state.now())))
        .withCurrentReplicas(
            count(pods, pod -> isOf(revisions.current(), pod))
                - (revisions.current().equals(revisions.update()) ? 0 : outdated))
        .withUpdatedReplicas(count(pods, pod -> isOf(revisions.update(), pod)))
        .withCurrentRevision(revisions.current().name())
        .withUpdateRevision(revisions.update().name())
        .withCollisionCount(0)
        .build();
  }

  /** The update is complete when all pods have the revision and are ready. */
  private StatefulSetStatus complete(StatefulSetStatus status) {
    Integer replicas = SetSpec.of(set).replicas();
    if (replicas.equals(status.getUpdatedReplicas())
        && replicas.equals(status.getReadyReplicas())
        && replicas.equals(status.getReplicas())) {
      status.setCurrentReplicas(status.getUpdatedReplicas());
      status.setCurrentRevision(status.getUpdateRevision());
    }
    return status;
  }

  private static boolean isOf(Revision revision, Pod pod) {
    return !pod.isMarkedForDeletion() && revision.isOf(pod);
  }

  private static int count(List<Pod> pods, Predicate<Pod> counted) {
    return (int) pods.stream().filter(counted).count();
  }
}
