package io.streambus.testkit.controllers.storage;

import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Volume;
import io.streambus.testkit.controllers.decision.ClusterState;
import io.streambus.testkit.controllers.decision.Controller;
import io.streambus.testkit.controllers.decision.Copies;
import io.streambus.testkit.controllers.decision.Write;
import java.util.List;
import java.util.Objects;

/** Keeps a claim that is being deleted until no pod uses it. */
public final class ClaimProtection implements Controller {

  /** Finalizer that the API server adds to every claim. */
  public static final String FINALIZER = "kubernetes.io/pvc-protection";

  @Override
  public List<Write> decide(ClusterState state) {
    return state.list(PersistentVolumeClaim.class).stream()
        .filter(claim -> claim.isMarkedForDeletion() && claim.hasFinalizer(FINALIZER))
        .filter(claim -> !isUsed(state, claim))
        .map(ClaimProtection::release)
        .toList();
  }

  private static boolean isUsed(ClusterState state, PersistentVolumeClaim claim) {
    return state.listBeside(claim, Pod.class).stream()
        .flatMap(pod -> pod.getSpec().getVolumes().stream())
        .map(Volume::getPersistentVolumeClaim)
        .filter(Objects::nonNull)
        .anyMatch(source -> source.getClaimName().equals(claim.getMetadata().getName()));
  }

  private static Write release(PersistentVolumeClaim claim) {
    PersistentVolumeClaim copy = Copies.of(claim);
    copy.removeFinalizer(FINALIZER);
    return new Write.UpdateMetadata(copy);
  }
}
