package io.streambus.testkit.controllers.storage;

import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimConditionBuilder;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimStatus;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimStatusBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.storage.StorageClass;
import io.streambus.testkit.controllers.decision.ClusterState;
import io.streambus.testkit.controllers.decision.Controller;
import io.streambus.testkit.controllers.decision.Copies;
import io.streambus.testkit.controllers.decision.Write;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Binds claims, and expands them when their request grows. No volumes exist for them. Without any
 * StorageClass in the cluster, every claim is bound; otherwise only those whose class exists.
 */
public final class ClaimBinder implements Controller {

  private static final String STORAGE = "storage";
  private static final String BOUND = "Bound";
  private static final String RESIZE_PENDING = "FileSystemResizePending";

  private final Claims claims;

  /** Creates a binder that is controlled by the caller. */
  public ClaimBinder(Claims claims) {
    this.claims = claims;
  }

  /** Whether a claim has a volume. */
  public static boolean isBound(PersistentVolumeClaim claim) {
    return claim.getStatus() != null && BOUND.equals(claim.getStatus().getPhase());
  }

  @Override
  public List<Write> decide(ClusterState state) {
    return state.list(PersistentVolumeClaim.class).stream()
        .filter(claim -> !claim.isMarkedForDeletion())
        .flatMap(claim -> decide(state, claim))
        .toList();
  }

  private Stream<Write> decide(ClusterState state, PersistentVolumeClaim claim) {
    PersistentVolumeClaimStatus status = isBound(claim) ? resized(claim) : bound(state, claim);
    if (status.equals(claim.getStatus())) {
      return Stream.empty();
    }
    PersistentVolumeClaim copy = Copies.of(claim);
    copy.setStatus(status);
    return Stream.of(new Write.UpdateStatus(copy));
  }

  private PersistentVolumeClaimStatus bound(ClusterState state, PersistentVolumeClaim claim) {
    PersistentVolumeClaimStatusBuilder status = status(claim);
    return isBlocked(claim) || !hasClass(state, claim)
        ? status.withPhase("Pending").build()
        : status.withPhase(BOUND).addToCapacity(STORAGE, requested(claim)).build();
  }

  private static boolean hasClass(ClusterState state, PersistentVolumeClaim claim) {
    List<StorageClass> classes = state.list(StorageClass.class);
    String name = claim.getSpec().getStorageClassName();
    return classes.isEmpty()
        || classes.stream().anyMatch(each -> each.getMetadata().getName().equals(name));
  }

  private PersistentVolumeClaimStatus resized(PersistentVolumeClaim claim) {
    Quantity requested = requested(claim);
    PersistentVolumeClaimStatusBuilder status = status(claim).withConditions(List.of());
    boolean resizes =
        !Optional.of(requested)
            .equals(
                Optional.ofNullable(claim.getStatus().getCapacity())
                    .map(capacity -> capacity.get(STORAGE)));
    if (!isBlocked(claim)) {
      status.addToCapacity(STORAGE, requested);
    } else if (resizes) {
      status.withConditions(
          new PersistentVolumeClaimConditionBuilder()
              .withType(RESIZE_PENDING)
              .withStatus("True")
              .build());
    }
    return status.build();
  }

  private static PersistentVolumeClaimStatusBuilder status(PersistentVolumeClaim claim) {
    return new PersistentVolumeClaimStatusBuilder(
        Optional.ofNullable(claim.getStatus()).orElseGet(PersistentVolumeClaimStatus::new));
  }

  private boolean isBlocked(PersistentVolumeClaim claim) {
    return claims.isBlocked(claim.getMetadata().getNamespace(), claim.getMetadata().getName());
  }

  private static Quantity requested(PersistentVolumeClaim claim) {
    return claim.getSpec().getResources().getRequests().getOrDefault(STORAGE, new Quantity("0"));
  }
}
