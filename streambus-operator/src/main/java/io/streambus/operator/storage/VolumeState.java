package io.streambus.operator.storage;

import com.google.common.collect.ImmutableList;
import io.streambus.api.values.RolloutPredicate;
import io.streambus.resources.model.BrokerCluster;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How far the volumes of a cluster are, beside what their claims say.
 *
 * @param waitsFor what must be over before the claim templates can follow the claims, as a sentence
 *     that goes on after "once"
 * @param rejections what the API server does not let the operator do
 * @param replaced whether the StatefulSet was deleted just now, to be made anew by the next pass
 */
public record VolumeState(
    Optional<String> waitsFor, List<VolumeRejection> rejections, boolean replaced) {

  /** Nothing is to be done. */
  public static final VolumeState IDLE = new VolumeState(Optional.empty(), List.of(), false);

  /** Nobody tells when a class or a quota lets volumes grow. */
  static final Duration REQUEUE_AFTER = Duration.ofMinutes(1);

  /** Copies the list. */
  public VolumeState {
    rejections = ImmutableList.copyOf(rejections);
  }

  /** The claim templates have to wait. */
  public static VolumeState waiting(String why) {
    return new VolumeState(Optional.of(why), List.of(), false);
  }

  static VolumeState rejected(List<VolumeRejection> refusals) {
    return new VolumeState(Optional.empty(), refusals, false);
  }

  static VolumeState replacing() {
    return new VolumeState(Optional.of("the StatefulSet without them is gone"), List.of(), true);
  }

  /** Nothing may be begun; that is said only where there is something to begin. */
  public static VolumeState blocked(BrokerCluster cluster, RolloutPredicate why) {
    if (!cluster.isResized()) {
      return IDLE;
    }
    return waiting(
        why == RolloutPredicate.PAUSED ? "the pause is over" : "the certificate is there");
  }

  /** When to come again, even if nothing changes until then. */
  public Optional<Duration> requeueAfter() {
    return rejections.isEmpty() && waitsFor.isEmpty()
        ? Optional.empty()
        : Optional.of(REQUEUE_AFTER);
  }
}
