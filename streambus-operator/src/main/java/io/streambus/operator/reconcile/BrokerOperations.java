package io.streambus.operator.reconcile;

import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.streambus.api.values.PauseLevel;
import io.streambus.api.values.RolloutPredicate;
import io.streambus.operator.diagnostics.Diagnoses;
import io.streambus.operator.diagnostics.DiagnosticsInput;
import io.streambus.operator.diagnostics.PodDiagnostics;
import io.streambus.operator.kubernetes.BrokerClaim;
import io.streambus.operator.kubernetes.BrokerPod;
import io.streambus.operator.kubernetes.BrokerTenancyInfo;
import io.streambus.operator.kubernetes.Kubernetes;
import io.streambus.operator.kubernetes.ReconcileEnvironment;
import io.streambus.operator.kubernetes.ReplicaCounts;
import io.streambus.operator.rollout.Roll;
import io.streambus.operator.rollout.RolloutState;
import io.streambus.operator.rollout.RolloutStep;
import io.streambus.operator.status.Circumstances;
import io.streambus.operator.status.ImmutableCircumstances;
import io.streambus.operator.storage.StatefulSetReplacement;
import io.streambus.operator.storage.VolumeState;
import io.streambus.operator.storage.VolumeStep;
import io.streambus.resources.Resolution;
import io.streambus.resources.membership.LifecycleState;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What a pass does to pods and volumes. At most one broker is disturbed in each pass. */
final class BrokerOperations {

  private final Kubernetes kubernetes;
  private final ReconcileEnvironment reconcileEnvironment;
  private final VolumeStep volumes;
  private final RolloutStep rollout;
  private final PodDiagnostics troubles;

  BrokerOperations(Kubernetes kubernetes, ReconcileEnvironment reconcileEnvironment, Clock clock) {
    this.kubernetes = kubernetes;
    this.reconcileEnvironment = reconcileEnvironment;
    this.volumes = new VolumeStep(kubernetes);
    this.rollout = new RolloutStep(kubernetes, reconcileEnvironment, clock);
    this.troubles = new PodDiagnostics(kubernetes);
  }

  /** Whether the counts of brokers say nothing for some moments. */
  boolean isUncounted(AppliedCluster appliedCluster, Instant now) {
    return StatefulSetReplacement.isUnderWay(
        appliedCluster.statefulSet(), kubernetes.pods().of(appliedCluster.cluster()), now);
  }

  /** Takes the steps that are due, and tells how far they are. */
  ImmutableCircumstances.Builder step(AppliedCluster appliedCluster, Instant now) {
    VolumeState volumes = volumes(appliedCluster, now);
    ImmutableCircumstances.Builder found =
        Circumstances.builder()
            .volumes(volumes)
            .rollout(
                volumes.replaced()
                    ? rollout.untouched(appliedCluster.cluster())
                    : rollout(appliedCluster));
    List<BrokerPod> pods = kubernetes.pods().of(appliedCluster.cluster());
    List<BrokerClaim> claims = kubernetes.claims().of(appliedCluster.cluster());
    BrokerTenancyInfo brokers = brokers(appliedCluster);
    return found
        .pods(pods)
        .claims(claims)
        .brokers(brokers)
        .diagnoses(
            appliedCluster
                .statefulSet()
                .map(set -> new DiagnosticsInput(set, pods, claims, brokers.leader(), now))
                .map(troubles::find)
                .orElse(Diagnoses.NONE));
  }

  private BrokerTenancyInfo brokers(AppliedCluster appliedCluster) {
    return appliedCluster
        .resolved()
        .flatMap(
            resolved ->
                appliedCluster
                    .statefulSet()
                    .map(
                        set ->
                            reconcileEnvironment.brokers(
                                resolved.cluster(), ReplicaCounts.of(set).ready())))
        .orElse(BrokerTenancyInfo.UNKNOWN);
  }

  /** A StatefulSet that is replaced could not be made again while pods must stay as they are. */
  private VolumeState volumes(AppliedCluster appliedCluster, Instant now) {
    Optional<Resolution.Resolved> resolved = appliedCluster.resolved();
    if (resolved.isEmpty() || resolved.get().lifecycleState() instanceof LifecycleState.Stopping) {
      return VolumeState.IDLE;
    }
    return hold(appliedCluster, resolved.get())
        .map(held -> VolumeState.blocked(resolved.get().cluster(), held))
        .orElseGet(
            () ->
                volumes.run(
                    appliedCluster.cluster(), resolved.get(), appliedCluster.applyResult(), now));
  }

  /** Nothing restarts for a spec that is refused, nor while nobody would make the pod again. */
  private RolloutState rollout(AppliedCluster appliedCluster) {
    Optional<StatefulSet> set =
        appliedCluster.statefulSet().filter(each -> !each.isMarkedForDeletion());
    Optional<Resolution.Resolved> resolved = appliedCluster.resolved();
    if (set.isEmpty()
        || resolved.isEmpty()
        || resolved.get().cluster().stopped()
        || resolved.get().cluster().pause() == PauseLevel.EVERYTHING) {
      return rollout.untouched(appliedCluster.cluster());
    }
    return rollout.take(
        new Roll(
            appliedCluster.cluster(),
            resolved.get().cluster(),
            set.get(),
            hold(appliedCluster, resolved.get())));
  }

  /** Why no broker may be disturbed. */
  private static Optional<RolloutPredicate> hold(
      AppliedCluster appliedCluster, Resolution.Resolved resolved) {
    if (resolved.cluster().pause() != PauseLevel.NONE) {
      return Optional.of(RolloutPredicate.PAUSED);
    }
    return appliedCluster.certificate().allowsPods()
        ? Optional.empty()
        : Optional.of(RolloutPredicate.CERTIFICATE);
  }
}
