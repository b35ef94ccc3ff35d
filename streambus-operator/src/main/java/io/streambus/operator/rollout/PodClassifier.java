package io.streambus.operator.rollout;

import com.google.common.collect.Comparators;
import io.streambus.api.ClusterAnnotations;
import io.streambus.operator.kubernetes.BrokerPod;
import io.streambus.operator.kubernetes.BrokerPod.PodCondition;
import io.streambus.operator.snapshot.ClusterSnapshot;
import io.streambus.resources.model.BrokerCluster.RolloutSettings;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/** Determines the state of a broker pod and why it has to restart. */
final class PodClassifier {

  private final PodTarget podTarget;
  private final RolloutSettings settings;
  private final ClusterSnapshot observed;
  private final RolloutFacts facts;
  private final Instant now;

  PodClassifier(RolloutGoal goal, ClusterSnapshot observed, RolloutFacts facts) {
    this.podTarget = goal.podTarget();
    this.settings = goal.desired().rollout();
    this.observed = observed;
    this.facts = facts;
    this.now = observed.time();
  }

  ClassifiedPod classify(int ordinal) {
    return observed.pods().stream()
        .filter(pod -> pod.ordinal() == ordinal)
        .findFirst()
        .map(this::classify)
        .orElseGet(() -> missing(ordinal));
  }

  private static ClassifiedPod missing(int ordinal) {
    return new ClassifiedPod(
        new PodView(ordinal, PodState.MISSING, RestartNeed.NONE, false, false, false),
        Optional.empty(),
        false,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private ClassifiedPod classify(BrokerPod pod) {
    InPlaceProgress progress = new InPlaceProgress(pod, podTarget, now);
    Instant settledAt = readinessChangedAt(pod).plusSeconds(settings.minReadySeconds());
    PodState state = state(pod, progress.isPending(), settledAt);
    Optional<String> objection = progress.failure().or(() -> facts.inPlaceObjection(pod));
    PodView view =
        new PodView(
            pod.ordinal(),
            state,
            need(pod, progress.isUpdated()),
            settings.inPlace()
                && objection.isEmpty()
                && InPlaceUpdate.isPossible(pod, podTarget)
                && !isRestartRequested(pod),
            progress.isComplete() && !pod.terminating(),
            VolumeReplacement.of(pod, observed.claims()).confirmed());
    return new ClassifiedPod(
        view,
        Optional.of(pod),
        progress.isUpdated(),
        objection,
        state == PodState.SETTLING && settledAt.isAfter(now)
            ? Optional.of(settledAt)
            : Optional.empty(),
        progress.deadline().filter(end -> end.isAfter(now)));
  }

  private RestartNeed need(BrokerPod pod, boolean updated) {
    if (VolumeReplacement.of(pod, observed.claims()).requested()
        && (!pod.terminating() || hasActiveClaims(pod))) {
      return RestartNeed.NEW_VOLUMES;
    }
    if (!updated) {
      return RestartNeed.NEW_REVISION;
    }
    return isRestartRequested(pod) ? RestartNeed.REQUESTED : RestartNeed.NONE;
  }

  /** A deleted claim stays until its pod is gone. */
  private boolean hasActiveClaims(BrokerPod pod) {
    return observed.claims().stream()
        .anyMatch(claim -> claim.ordinal() == pod.ordinal() && !claim.terminating());
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
