package io.streambus.operator.rollout;

import com.google.common.collect.Comparators;
import io.streambus.api.ClusterAnnotations;
import io.streambus.operator.kubernetes.BrokerPod;
import io.streambus.operator.kubernetes.BrokerPod.PodCondition;
import io.streambus.resources.model.RolloutSettings;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/** Tells how a broker pod stands, and what it needs. */
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
   * Judges a pod.
   *
   * @param keepsVolumes whether it has claims that nobody has deleted yet
   */
  ClassifiedPod judge(BrokerPod pod, boolean keepsVolumes) {
    Optional<InPlaceUpdate> change = InPlaceUpdate.of(pod);
    boolean updated = isUpdated(pod, change);
    boolean through = updated && change.filter(each -> each.isThrough(pod)).isPresent();
    boolean changing = change.isPresent() && !change.get().isThrough(pod);
    Instant settled = readinessChanged(pod).plusSeconds(settings.minReadySeconds());
    PodState state = state(pod, changing, settled);
    PodView view =
        new PodView(
            pod.ordinal(),
            state,
            need(pod, updated, keepsVolumes),
            settings.inPlace() && InPlaceUpdate.isPossible(pod, podTarget) && !isRestartAsked(pod),
            through && !pod.terminating());
    return new ClassifiedPod(
        view,
        Optional.of(pod),
        updated,
        state == PodState.SETTLING && settled.isAfter(now)
            ? Optional.of(settled)
            : Optional.empty());
  }

  private boolean isUpdated(BrokerPod pod, Optional<InPlaceUpdate> change) {
    return change
        .map(each -> each.isTo(podTarget.revision()))
        .orElseGet(() -> pod.revision().equals(Optional.of(podTarget.revision())));
  }

  private RestartNeed need(BrokerPod pod, boolean updated, boolean keepsVolumes) {
    // A claim that was deleted stays until its pod is gone.
    boolean open = keepsVolumes || !pod.terminating();
    if (open && "true".equals(pod.annotations().get(ClusterAnnotations.DELETE_POD_AND_PVC))) {
      return RestartNeed.VOLUMES;
    }
    if (!updated) {
      return RestartNeed.REVISION;
    }
    return isRestartAsked(pod) ? RestartNeed.RESTART : RestartNeed.NONE;
  }

  private boolean isRestartAsked(BrokerPod pod) {
    String asked = pod.annotations().get(ClusterAnnotations.RESTART_TRIGGER);
    return asked != null
        && !Objects.equals(asked, podTarget.annotations().get(ClusterAnnotations.RESTART_TRIGGER));
  }

  /** A container whose image was changed goes down at any moment, though it looks ready. */
  private PodState state(BrokerPod pod, boolean changing, Instant settled) {
    if (pod.terminating()) {
      return PodState.TERMINATING;
    }
    boolean ready = pod.readySince().isPresent();
    if ((ready && changing) || settled.isAfter(now)) {
      return PodState.SETTLING;
    }
    return ready ? PodState.READY : PodState.UNREADY;
  }

  /** A time in our future counts as now, since clocks differ. */
  private Instant readinessChanged(BrokerPod pod) {
    Instant changed = pod.condition(BrokerPod.READY).map(PodCondition::since).orElse(pod.created());
    return Comparators.min(Comparators.max(changed, pod.created()), now);
  }
}
