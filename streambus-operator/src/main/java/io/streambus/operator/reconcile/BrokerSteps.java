package io.streambus.operator.reconcile;

import io.streambus.api.values.PauseLevel;
import io.streambus.api.values.RolloutPredicate;
import io.streambus.operator.apply.ApplyResult;
import io.streambus.operator.certificates.CertificateState;
import io.streambus.operator.diagnostics.PodDiagnostics;
import io.streambus.operator.kubernetes.BrokersSummary;
import io.streambus.operator.kubernetes.Kubernetes;
import io.streambus.operator.kubernetes.ReconcileEnvironment;
import io.streambus.operator.rollout.RolloutState;
import io.streambus.operator.rollout.RolloutStep;
import io.streambus.operator.snapshot.ClusterSnapshot;
import io.streambus.operator.snapshot.Outcome;
import io.streambus.operator.status.ImmutableStepResults;
import io.streambus.operator.status.StepResults;
import io.streambus.operator.storage.VolumeState;
import io.streambus.operator.storage.VolumeStep;
import io.streambus.resources.Resolution;
import java.time.Clock;
import java.util.Optional;

/**
 * The steps that concern running brokers: volumes, rollout, tenants and diagnosis. Each
 * reconciliation disrupts at most one broker.
 */
final class BrokerSteps {

  private final ReconcileEnvironment environment;
  private final VolumeStep volumes;
  private final RolloutStep rollout;
  private final PodDiagnostics diagnostics;

  BrokerSteps(Kubernetes kubernetes, ReconcileEnvironment environment, Clock clock) {
    this.environment = environment;
    this.volumes = new VolumeStep(kubernetes);
    this.rollout = new RolloutStep(kubernetes, environment, clock);
    this.diagnostics = new PodDiagnostics(kubernetes);
  }

  /**
   * Runs the operations that are due, and returns what is reported of the whole reconciliation.
   *
   * @param before the cluster before its objects were applied
   */
  StepResults operate(
      ClusterSnapshot before,
      Outcome<ApplyResult> applied,
      DesiredState desired,
      CertificateState certificate) {
    Resolution resolution = desired.resolution();
    rollout.remember(before, applied.snapshot());
    ImmutableStepResults.Builder results =
        StepResults.builder()
            .resolution(resolution)
            .certificate(certificate)
            .applyFailure(applied.result().failure())
            .pending(applied.result().pending())
            .unavailable(desired.unavailable(before.apis()))
            .conflicts(applied.result().conflicts());
    return resolution instanceof Resolution.Resolved resolved
        ? operate(applied, resolved, blockedBy(resolved, certificate), results)
        : observe(applied.snapshot(), results);
  }

  private StepResults operate(
      Outcome<ApplyResult> applied,
      Resolution.Resolved resolved,
      Optional<RolloutPredicate> blockedBy,
      ImmutableStepResults.Builder results) {
    Outcome<VolumeState> resized =
        volumes.run(applied.snapshot(), resolved, blockedBy, applied.result().failure());
    Outcome<RolloutState> rolled =
        resized.result().statefulSetDeleted()
            ? rollout.unchanged(resized.snapshot())
            : rollout.run(resized.snapshot(), resolved.cluster(), blockedBy);
    BrokersSummary brokers = brokers(rolled.snapshot(), resolved);
    return results
        .snapshot(rolled.snapshot())
        .volumes(resized.result())
        .rollout(rolled.result())
        .brokers(brokers)
        .diagnoses(diagnostics.diagnose(rolled.snapshot(), brokers.leader()))
        .build();
  }

  /** Existing brokers are not operated on while the spec is invalid. */
  private StepResults observe(ClusterSnapshot snapshot, ImmutableStepResults.Builder results) {
    return results
        .snapshot(snapshot)
        .volumes(VolumeState.IDLE)
        .rollout(rollout.unchanged(snapshot).result())
        .brokers(BrokersSummary.UNKNOWN)
        .diagnoses(diagnostics.diagnose(snapshot, BrokersSummary.UNKNOWN.leader()))
        .build();
  }

  private BrokersSummary brokers(ClusterSnapshot snapshot, Resolution.Resolved resolved) {
    return snapshot
        .replicaCounts()
        .map(counts -> environment.brokers(resolved.cluster(), counts.ready()))
        .orElse(BrokersSummary.UNKNOWN);
  }

  /** Returns the predicate that currently forbids disrupting any broker. */
  private static Optional<RolloutPredicate> blockedBy(
      Resolution.Resolved resolved, CertificateState certificate) {
    if (resolved.cluster().pause() != PauseLevel.NONE) {
      return Optional.of(RolloutPredicate.PAUSED);
    }
    return certificate.allowsPodStart()
        ? Optional.empty()
        : Optional.of(RolloutPredicate.CERTIFICATE);
  }
}
