package io.streambus.testkit.controllers.statefulset;

import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.streambus.testkit.controllers.decision.ClusterState;
import io.streambus.testkit.controllers.decision.Write;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The claims of the pods of a StatefulSet. */
record PodClaims(ClusterState state, StatefulSet set) {

  /** Whether a claim of the pod is being deleted, so that the pod must wait for a new one. */
  boolean block(Pod pod) {
    ClaimRetention retention = new ClaimRetention(set, pod);
    boolean isNew = pod.getMetadata().getUid() == null;
    return existing(pod)
        .anyMatch(claim -> claim.isMarkedForDeletion() || (isNew && retention.isStale(claim)));
  }

  List<Write> createMissing(Pod pod) {
    return desired(pod)
        .filter(claim -> find(claim).isEmpty())
        .<Write>map(Write.Create::new)
        .toList();
  }

  /** Also for claims that are only being created. */
  List<Write> correctOwners(Pod pod) {
    ClaimRetention retention = new ClaimRetention(set, pod);
    return desired(pod)
        .map(claim -> find(claim).orElse(claim))
        .flatMap(claim -> retention.correct(claim).stream())
        .toList();
  }

  private Stream<PersistentVolumeClaim> existing(Pod pod) {
    return desired(pod).flatMap(claim -> find(claim).stream());
  }

  private Stream<PersistentVolumeClaim> desired(Pod pod) {
    return new PodTemplates(set).claims(PodNames.ordinal(pod)).stream();
  }

  private Optional<PersistentVolumeClaim> find(PersistentVolumeClaim claim) {
    return state.find(
        PersistentVolumeClaim.class,
        claim.getMetadata().getNamespace(),
        claim.getMetadata().getName());
  }
}
