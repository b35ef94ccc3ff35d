package io.streambus.operator.storage;

import com.google.common.collect.ImmutableList;
import io.streambus.api.values.RolloutPredicate;
import io.streambus.resources.model.BrokerCluster;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Progress of volume changes of a cluster, in addition to the status of its claims.
 *
 * @param waitsFor unmet precondition for updating the claim templates, as a clause that follows
 *     "once"
 * @param rejections requests that the API server rejected
 * @param statefulSetDeleted whether this reconciliation deleted the StatefulSet, which the next
 *     reconciliation creates again
 */
public record VolumeState(
    Optional<String> waitsFor, List<VolumeRejection> rejections, boolean statefulSetDeleted) {

  /** No action is due. */
  public static final VolumeState IDLE = new VolumeState(Optional.empty(), List.of(), false);

  /** No event reports that a storage class or a quota now permits a resize. */
  static final Duration REQUEUE_AFTER = Duration.ofMinutes(1);

  /** Copies the list. */
  public VolumeState {
    rejections = ImmutableList.copyOf(rejections);
  }

  /** State in which the update of the claim templates waits. */
  public static VolumeState waiting(String waitsFor) {
    return new VolumeState(Optional.of(waitsFor), List.of(), false);
  }

  static VolumeState rejected(List<VolumeRejection> rejections) {
    return new VolumeState(Optional.empty(), rejections, false);
  }

  static VolumeState replacing() {
    return new VolumeState(
        Optional.of("the StatefulSet with the previous sizes is deleted"), List.of(), true);
  }

  /** State in which no action may start; reported only if an action is due. */
  public static VolumeState blocked(BrokerCluster cluster, RolloutPredicate predicate) {
    if (!cluster.isResizing()) {
      return IDLE;
    }
    return waiting(
        predicate == RolloutPredicate.PAUSED ? "the pause ends" : "the certificate is available");
  }

  /** Delay after which the next reconciliation is due, even without a relevant change. */
  public Optional<Duration> requeueAfter() {
    return rejections.isEmpty() && waitsFor.isEmpty()
        ? Optional.empty()
        : Optional.of(REQUEUE_AFTER);
  }
}
