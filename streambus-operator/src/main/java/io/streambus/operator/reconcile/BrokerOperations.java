package io.streambus.operator.reconcile;

import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.streambus.api.values.PauseLevel;
import io.streambus.api.values.RolloutPredicate;
import io.streambus.operator.diagnostics.Diagnoses;
import io.streambus.operator.diagnostics.DiagnosticsInput;
import io.streambus.operator.diagnostics.PodDiagnostics;
import io.streambus.operator.kubernetes.BrokerClaim;
import io.streambus.operator.kubernetes.BrokerPod;
import io.streambus.operator.kubernetes.BrokersSummary;
import io.streambus.operator.kubernetes.Kubernetes;
import io.streambus.operator.kubernetes.ReconcileEnvironment;
import io.streambus.operator.kubernetes.ReplicaCounts;
import io.streambus.operator.rollout.RolloutInput;
import io.streambus.operator.rollout.RolloutState;
import io.streambus.operator.rollout.RolloutStep;
import io.streambus.operator.status.ImmutableObservedState;
import io.streambus.operator.status.ObservedState;
import io.streambus.operator.storage.StatefulSetReplacement;
import io.streambus.operator.storage.VolumeState;
import io.streambus.operator.storage.VolumeStep;
import io.streambus.resources.Resolution;
import io.streambus.resources.membership.LifecycleState;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Runs the pod and volume operations of a reconciliation. Each reconciliation disrupts at most one
 * broker.
 */
final class BrokerOperations {

  private final Kubernetes kubernetes;
  private final ReconcileEnvironment environment;
  private final VolumeStep volumes;
  private final RolloutStep rollout;
  private final PodDiagnostics diagnostics;

  BrokerOperations(Kubernetes kubernetes, ReconcileEnvironment environment, Clock clock) {
    this.kubernetes = kubernetes;
    this.environment = environment;
    this.volumes = new VolumeStep(kubernetes);
    this.rollout = new RolloutStep(kubernetes, environment, clock);
    this.diagnostics = new PodDiagnostics(kubernetes);
  }

  /** Returns whether the replica counts are temporarily meaningless. */
  boolean hasStaleCounts(AppliedCluster appliedCluster, Instant now) {
    return StatefulSetReplacement.isInProgress(
        appliedCluster.statefulSet(), kubernetes.pods().list(appliedCluster.cluster()), now);
  }

  /** Runs the operations that are due and returns their progress. */
  ImmutableObservedState.Builder run(AppliedCluster appliedCluster, Instant now) {
    VolumeState volumeState = volumes(appliedCluster, now);
    ImmutableObservedState.Builder observedState =
        ObservedState.builder()
            .volumes(volumeState)
            .rollout(
                volumeState.statefulSetDeleted()
                    ? rollout.unchanged(appliedCluster.cluster())
                    : rollout(appliedCluster));
    List<BrokerPod> pods = kubernetes.pods().list(appliedCluster.cluster());
    List<BrokerClaim> claims = kubernetes.claims().list(appliedCluster.cluster());
    BrokersSummary brokers = brokers(appliedCluster);
    return observedState
        .pods(pods)
        .claims(claims)
        .brokers(brokers)
        .diagnoses(
            appliedCluster
                .statefulSet()
                .map(set -> new DiagnosticsInput(set, pods, claims, brokers.leader(), now))
                .map(diagnostics::diagnose)
                .orElse(Diagnoses.NONE));
  }

  private BrokersSummary brokers(AppliedCluster appliedCluster) {
    return appliedCluster
        .resolved()
        .flatMap(
            resolved ->
                appliedCluster
                    .statefulSet()
                    .map(
                        set ->
                            environment.brokers(resolved.cluster(), ReplicaCounts.of(set).ready())))
        .orElse(BrokersSummary.UNKNOWN);
  }

  /**
   * While pods must not change, the StatefulSet must not be replaced: it could not be recreated.
   */
  private VolumeState volumes(AppliedCluster appliedCluster, Instant now) {
    Optional<Resolution.Resolved> resolved = appliedCluster.resolved();
    if (resolved.isEmpty() || resolved.get().lifecycleState() instanceof LifecycleState.Stopping) {
      return VolumeState.IDLE;
    }
    return blockingPredicate(appliedCluster, resolved.get())
        .map(predicate -> VolumeState.blocked(resolved.get().cluster(), predicate))
        .orElseGet(
            () ->
                volumes.run(
                    appliedCluster.cluster(), resolved.get(), appliedCluster.applyResult(), now));
  }

  /** Restarts nothing if the spec is invalid or if nothing would recreate a deleted pod. */
  private RolloutState rollout(AppliedCluster appliedCluster) {
    Optional<StatefulSet> set =
        appliedCluster.statefulSet().filter(each -> !each.isMarkedForDeletion());
    Optional<Resolution.Resolved> resolved = appliedCluster.resolved();
    if (set.isEmpty()
        || resolved.isEmpty()
        || resolved.get().cluster().stopped()
        || resolved.get().cluster().pause() == PauseLevel.EVERYTHING) {
      return rollout.unchanged(appliedCluster.cluster());
    }
    return rollout.run(
        new RolloutInput(
            appliedCluster.cluster(),
            resolved.get().cluster(),
            set.get(),
            blockingPredicate(appliedCluster, resolved.get())));
  }

  /** Returns the predicate that currently forbids disrupting any broker. */
  private static Optional<RolloutPredicate> blockingPredicate(
      AppliedCluster appliedCluster, Resolution.Resolved resolved) {
    if (resolved.cluster().pause() != PauseLevel.NONE) {
      return Optional.of(RolloutPredicate.PAUSED);
    }
    return appliedCluster.certificate().allowsPodStart()
        ? Optional.empty()
        : Optional.of(RolloutPredicate.CERTIFICATE);
  }
}
