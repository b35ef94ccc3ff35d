package io.streambus.operator.rollout;

import com.google.common.collect.Comparators;
import io.streambus.api.ClusterAnnotations;
import io.streambus.operator.port.BrokerPod;
import io.streambus.operator.port.BrokerPod.PodCondition;
import io.streambus.resources.model.RolloutSettings;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/** Tells how a broker pod stands, and what it needs. */
final class PodJudge {

  private final Target target;
  private final RolloutSettings settings;
  private final Instant now;

  PodJudge(Target target, RolloutSettings settings, Instant now) {
    this.target = target;
    this.settings = settings;
    this.now = now;
  }

  SeenPod missing(int ordinal) {
    return new SeenPod(
        new PodView(ordinal, PodState.MISSING, PodNeed.NONE, false, false),
        Optional.empty(),
        false,
        Optional.empty());
  }

  /**
   * Judges a pod.
   *
   * @param keepsVolumes whether it has claims that nobody has deleted yet
   */
  SeenPod judge(BrokerPod pod, boolean keepsVolumes) {
    Optional<InPlaceChange> change = InPlaceChange.of(pod);
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
            settings.inPlace() && InPlaceChange.isPossible(pod, target) && !isRestartAsked(pod),
            through && !pod.terminating());
    return new SeenPod(
        view,
        Optional.of(pod),
        updated,
        state == PodState.SETTLING && settled.isAfter(now)
            ? Optional.of(settled)
            : Optional.empty());
  }

  private boolean isUpdated(BrokerPod pod, Optional<InPlaceChange> change) {
    return change
        .map(each -> each.isTo(target.revision()))
        .orElseGet(() -> pod.revision().equals(Optional.of(target.revision())));
  }

  private PodNeed need(BrokerPod pod, boolean updated, boolean keepsVolumes) {
    // A claim that was deleted stays until its pod is gone.
    boolean open = keepsVolumes || !pod.terminating();
    if (open && "true".equals(pod.annotations().get(ClusterAnnotations.DELETE_POD_AND_PVC))) {
      return PodNeed.VOLUMES;
    }
    if (!updated) {
      return PodNeed.REVISION;
    }
    return isRestartAsked(pod) ? PodNeed.RESTART : PodNeed.NONE;
  }

  private boolean isRestartAsked(BrokerPod pod) {
    String asked = pod.annotations().get(ClusterAnnotations.RESTART_TRIGGER);
    return asked != null
        && !Objects.equals(asked, target.annotations().get(ClusterAnnotations.RESTART_TRIGGER));
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
