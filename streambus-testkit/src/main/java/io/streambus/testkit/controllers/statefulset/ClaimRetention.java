package io.streambus.testkit.controllers.statefulset;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.streambus.testkit.controllers.decision.Copies;
import io.streambus.testkit.controllers.decision.Owners;
import io.streambus.testkit.controllers.decision.Write;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The owners that the claims of a pod must have, so that garbage collection deletes them as the
 * retention policy of the StatefulSet requires.
 */
record ClaimRetention(StatefulSet set, Pod pod) {

  /** The owner that the claims must have; empty if they are retained. */
  private Optional<HasMetadata> owner() {
    SetSpec spec = SetSpec.of(set);
    boolean scaledDown = !spec.contains(PodNames.ordinal(pod));
    if (scaledDown && spec.deletesClaimsWhenScaled()) {
      return Optional.of(pod);
    }
    return spec.deletesClaimsWhenDeleted() ? Optional.of(set) : Optional.empty();
  }

  /** Returns the write that corrects the owners of a claim; empty if they are correct. */
  Optional<Write> correct(PersistentVolumeClaim claim) {
    Owners owners = new Owners(claim);
    if (owners.containsFormer(set) || owners.containsFormer(pod)) {
      // It belongs to an object that was deleted, and is garbage-collected if that is the only one.
      return Optional.empty();
    }
    List<OwnerReference> desired = desired(owners);
    if (desired.equals(owners.all())) {
      return Optional.empty();
    }
    PersistentVolumeClaim copy = Copies.of(claim);
    copy.getMetadata().setOwnerReferences(desired);
    return Optional.of(new Write.UpdateMetadata(copy));
  }

  private List<OwnerReference> desired(Owners owners) {
    List<OwnerReference> desired =
        new ArrayList<>(
            owners.all().stream()
                .filter(owner -> !Owners.refersTo(owner, set) && !isPod(owner))
                .toList());
    boolean isControlledByOther =
        desired.stream().anyMatch(owner -> Boolean.TRUE.equals(owner.getController()));
    if (!isControlledByOther) {
      owner().map(Owners::controller).ifPresent(desired::add);
    }
    return desired;
  }

  private boolean isPod(OwnerReference owner) {
    return owner.getUid().equals(pod.getMetadata().getUid());
  }

  /** Whether a new pod must wait until a claim of its predecessor is deleted. */
  boolean isStale(PersistentVolumeClaim claim) {
    return SetSpec.of(set).deletesClaimsWhenScaled() && new Owners(claim).containsFormer(pod);
  }
}
