package io.streambus.operator.rollout;

import io.streambus.operator.kubernetes.BrokerPod;
import java.time.Instant;
import java.util.Optional;

/**
 * How far the in-place update of a pod is. Without one, the label alone says which revision the pod
 * runs.
 */
final class InPlaceProgress {

  private final BrokerPod pod;
  private final PodTarget podTarget;
  private final Instant now;
  private final Optional<InPlaceUpdate> update;

  InPlaceProgress(BrokerPod pod, PodTarget podTarget, Instant now) {
    this.pod = pod;
    this.podTarget = podTarget;
    this.now = now;
    this.update = InPlaceUpdate.of(pod);
  }

  /** Whether the pod runs the target revision, or will after its update. */
  boolean isUpdated() {
    return update.isPresent()
        ? isTargeted() && failure().isEmpty()
        : pod.revision().equals(Optional.of(podTarget.revision()));
  }

  /** Whether an update to the target revision only lacks the label. */
  boolean isComplete() {
    return isTargeted() && isApplied() && hasRestarted();
  }

  /** Whether containers are about to restart, although they may still be ready. */
  boolean isPending() {
    return deadline().filter(end -> end.isAfter(now)).isPresent()
        && !(isTargeted() && !isApplied());
  }

  /** When a pending update has failed. */
  Optional<Instant> deadline() {
    return update.filter(each -> !hasRestarted()).map(each -> each.deadline(now));
  }

  /** Why the update to the target revision has failed, as a clause; empty if it has not. */
  Optional<String> failure() {
    if (!isTargeted() || isComplete()) {
      return Optional.empty();
    }
    if (!isApplied()) {
      return Optional.of(
          "the images of the update were replaced with %s, probably by an admission webhook"
              .formatted(String.join(", ", pod.images().values())));
    }
    return isPending()
        ? Optional.empty()
        : Optional.of(
            "the containers did not restart within %d minutes"
                .formatted(InPlaceUpdate.TIMEOUT.toMinutes()));
  }

  private boolean isTargeted() {
    return update.filter(each -> each.targets(podTarget.revision())).isPresent();
  }

  private boolean isApplied() {
    return update.filter(each -> each.isApplied(pod, podTarget)).isPresent();
  }

  private boolean hasRestarted() {
    return update.filter(each -> each.isComplete(pod)).isPresent();
  }
}
