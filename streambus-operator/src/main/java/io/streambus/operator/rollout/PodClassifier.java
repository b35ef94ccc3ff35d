package io.streambus.operator.rollout;

import com.google.common.collect.Comparators;
import io.streambus.api.ClusterAnnotations;
import io.streambus.operator.kubernetes.BrokerPod;
import io.streambus.operator.kubernetes.BrokerPod.PodCondition;
import io.streambus.resources.model.RolloutSettings;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/** Determines the state of a broker pod and why it has to restart. */
final class PodClassifier {

  private final PodTarget podTarget;
  private final RolloutSettings settings;
  private final Instant now;

  PodClassifier(PodTarget podTarget, RolloutSettings settings, Instant now) {
    this.podTarget = podTarget;
    this.settings = settings;
    this.now = now;
  }

  ClassifiedPod missing(int ordinal) {
    return new ClassifiedPod(
        new PodView(ordinal, PodState.MISSING, RestartNeed.NONE, false, false),
        Optional.empty(),
        false,
        Optional.empty());
  }

  /**
   * Classifies a pod.
   *
   * @param hasActiveClaims whether it has PersistentVolumeClaims that are not terminating
   */
  ClassifiedPod classify(BrokerPod pod, boolean hasActiveClaims) {
    Optional<InPlaceUpdate> update = InPlaceUpdate.of(pod);
    boolean updated = isUpdated(pod, update);
    boolean complete = updated && update.filter(each -> each.isComplete(pod)).isPresent();
    boolean updating = update.isPresent() && !update.get().isComplete(pod);
    Instant settledAt = readinessChangedAt(pod).plusSeconds(settings.minReadySeconds());
    PodState state = state(pod, updating, settledAt);
    PodView view =
        new PodView(
            pod.ordinal(),
            state,
            need(pod, updated, hasActiveClaims),
            settings.inPlace()
                && InPlaceUpdate.isPossible(pod, podTarget)
                && !isRestartRequested(pod),
            complete && !pod.terminating());
    return new ClassifiedPod(
        view,
        Optional.of(pod),
        updated,
        state == PodState.SETTLING && settledAt.isAfter(now)
            ? Optional.of(settledAt)
            : Optional.empty());
  }

  private boolean isUpdated(BrokerPod pod, Optional<InPlaceUpdate> update) {
    return update
        .map(each -> each.targets(podTarget.revision()))
        .orElseGet(() -> pod.revision().equals(Optional.of(podTarget.revision())));
  }

  private RestartNeed need(BrokerPod pod, boolean updated, boolean hasActiveClaims) {
    // A deleted claim stays until its pod is gone.
    boolean replaceable = hasActiveClaims || !pod.terminating();
    if (replaceable
        && "true".equals(pod.annotations().get(ClusterAnnotations.DELETE_POD_AND_PVC))) {
      return RestartNeed.NEW_VOLUMES;
    }
    if (!updated) {
      return RestartNeed.NEW_REVISION;
    }
    return isRestartRequested(pod) ? RestartNeed.REQUESTED : RestartNeed.NONE;
  }

  private boolean isRestartRequested(BrokerPod pod) {
    String requested = pod.annotations().get(ClusterAnnotations.RESTART_TRIGGER);
    return requested != null
        && !Objects.equals(
            requested, podTarget.annotations().get(ClusterAnnotations.RESTART_TRIGGER));
  }

  /** A container whose image was patched may stop at any moment, although it still is ready. */
  private PodState state(BrokerPod pod, boolean updating, Instant settledAt) {
    if (pod.terminating()) {
      return PodState.TERMINATING;
    }
    boolean ready = pod.readySince().isPresent();
    if ((ready && updating) || settledAt.isAfter(now)) {
      return PodState.SETTLING;
    }
    return ready ? PodState.READY : PodState.UNREADY;
  }

  /** A time in the future counts as now because clocks may differ. */
  private Instant readinessChangedAt(BrokerPod pod) {
    Instant changed =
        pod.condition(BrokerPod.READY)
            .map(PodCondition::lastTransitionTime)
            .orElse(pod.createdAt());
    return Comparators.min(Comparators.max(changed, pod.createdAt()), now);
  }
}
