package io.streambus.operator.reconcile;

import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.streambus.api.vocabulary.PauseLevel;
import io.streambus.api.vocabulary.RolloutPredicate;
import io.streambus.operator.port.BrokerClaim;
import io.streambus.operator.port.BrokerCounts;
import io.streambus.operator.port.BrokerFacts;
import io.streambus.operator.port.BrokerPod;
import io.streambus.operator.port.Kubernetes;
import io.streambus.operator.port.Surroundings;
import io.streambus.operator.rollout.Roll;
import io.streambus.operator.rollout.RolloutState;
import io.streambus.operator.rollout.RolloutStep;
import io.streambus.operator.status.Circumstances;
import io.streambus.operator.status.ImmutableCircumstances;
import io.streambus.operator.trouble.TroubleSearch;
import io.streambus.operator.trouble.TroubleView;
import io.streambus.operator.trouble.Troubles;
import io.streambus.operator.volumes.Succession;
import io.streambus.operator.volumes.VolumeState;
import io.streambus.operator.volumes.VolumeStep;
import io.streambus.resources.Course;
import io.streambus.resources.Resolution;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What a pass does to pods and volumes. At most one broker is disturbed in each pass. */
final class Lifecycle {

  private final Kubernetes kubernetes;
  private final Surroundings surroundings;
  private final VolumeStep volumes;
  private final RolloutStep rollout;
  private final TroubleSearch troubles;

  Lifecycle(Kubernetes kubernetes, Surroundings surroundings, Clock clock) {
    this.kubernetes = kubernetes;
    this.surroundings = surroundings;
    this.volumes = new VolumeStep(kubernetes);
    this.rollout = new RolloutStep(kubernetes, surroundings, clock);
    this.troubles = new TroubleSearch(kubernetes);
  }

  /** Whether the counts of brokers say nothing for some moments. */
  boolean isUncounted(Work work, Instant now) {
    return Succession.isUnderWay(work.statefulSet(), kubernetes.pods().of(work.cluster()), now);
  }

  /** Takes the steps that are due, and tells how far they are. */
  ImmutableCircumstances.Builder step(Work work, Instant now) {
    VolumeState volumes = volumes(work, now);
    ImmutableCircumstances.Builder found =
        Circumstances.builder()
            .volumes(volumes)
            .rollout(volumes.replaced() ? rollout.untouched(work.cluster()) : rollout(work));
    List<BrokerPod> pods = kubernetes.pods().of(work.cluster());
    List<BrokerClaim> claims = kubernetes.claims().of(work.cluster());
    BrokerFacts brokers = brokers(work);
    return found
        .pods(pods)
        .claims(claims)
        .brokers(brokers)
        .troubles(
            work.statefulSet()
                .map(set -> new TroubleView(set, pods, claims, brokers.leader(), now))
                .map(troubles::find)
                .orElse(Troubles.NONE));
  }

  private BrokerFacts brokers(Work work) {
    return work.resolved()
        .flatMap(
            resolved ->
                work.statefulSet()
                    .map(
                        set ->
                            surroundings.brokers(resolved.cluster(), BrokerCounts.of(set).ready())))
        .orElse(BrokerFacts.UNKNOWN);
  }

  /** A StatefulSet that is replaced could not be made again while pods must stay as they are. */
  private VolumeState volumes(Work work, Instant now) {
    Optional<Resolution.Resolved> resolved = work.resolved();
    if (resolved.isEmpty() || resolved.get().course() instanceof Course.Stopping) {
      return VolumeState.AT_REST;
    }
    return hold(work, resolved.get())
        .map(held -> VolumeState.held(resolved.get().cluster(), held))
        .orElseGet(() -> volumes.run(work.cluster(), resolved.get(), work.applied(), now));
  }

  /** Nothing restarts for a spec that is refused, nor while nobody would make the pod again. */
  private RolloutState rollout(Work work) {
    Optional<StatefulSet> set = work.statefulSet().filter(each -> !each.isMarkedForDeletion());
    Optional<Resolution.Resolved> resolved = work.resolved();
    if (set.isEmpty()
        || resolved.isEmpty()
        || resolved.get().cluster().stopped()
        || resolved.get().cluster().pause() == PauseLevel.EVERYTHING) {
      return rollout.untouched(work.cluster());
    }
    return rollout.take(
        new Roll(work.cluster(), resolved.get().cluster(), set.get(), hold(work, resolved.get())));
  }

  /** Why no broker may be disturbed. */
  private static Optional<RolloutPredicate> hold(Work work, Resolution.Resolved resolved) {
    if (resolved.cluster().pause() != PauseLevel.NONE) {
      return Optional.of(RolloutPredicate.PAUSED);
    }
    return work.certificate().allowsPods()
        ? Optional.empty()
        : Optional.of(RolloutPredicate.CERTIFICATE);
  }
}
