package io.streambus.operator.reconcile;

import io.streambus.api.values.PauseLevel;
import io.streambus.operator.apply.ApplyEngine;
import io.streambus.operator.apply.ApplyFailure;
import io.streambus.operator.apply.ApplyResult;
import io.streambus.operator.certificates.CertificateState;
import io.streambus.operator.kubernetes.Kubernetes;
import io.streambus.operator.scaling.RaftEpochAnnotator;
import io.streambus.operator.snapshot.ClusterSnapshot;
import io.streambus.operator.snapshot.Outcome;
import io.streambus.operator.storage.ClaimAdoption;
import io.streambus.resources.Resolution;
import io.streambus.resources.membership.LifecycleState;
import java.util.Optional;

/** Applies the desired objects of a cluster, as far as its state allows. */
final class ObjectStep {

  private final ApplyEngine engine;
  private final ClaimAdoption claimAdoption;
  private final RaftEpochAnnotator raftEpochAnnotator;

  ObjectStep(Kubernetes kubernetes) {
    this.engine = new ApplyEngine(kubernetes);
    this.claimAdoption = new ClaimAdoption(kubernetes.claims());
    this.raftEpochAnnotator = new RaftEpochAnnotator(kubernetes.claims());
  }

  /**
   * Does not apply an invalid spec: existing brokers keep running, and drift from the last valid
   * spec is corrected. Pods are neither started nor changed while their certificate is missing,
   * except in a hibernated cluster, which needs none. Nothing is applied while everything is
   * paused.
   */
  Outcome<ApplyResult> apply(
      ClusterSnapshot observed, DesiredState desired, CertificateState certificate) {
    if (!(desired.resolution() instanceof Resolution.Resolved resolved)) {
      return applied(
          observed,
          observed.statefulSet().isPresent()
              ? engine.correctDrift(observed, desired.available(observed.apis()))
              : ApplyResult.unchanged(observed.objects()));
    }
    if (resolved.cluster().pause() == PauseLevel.EVERYTHING) {
      return applied(
          observed, ApplyEngine.observeOnly(observed, desired.available(observed.apis())));
    }
    if (!certificate.allowsPodStart()
        && !(resolved.lifecycleState() instanceof LifecycleState.Hibernated)) {
      return applied(observed, engine.correctDrift(observed, desired.available(observed.apis())));
    }
    return claimAdoption
        .run(observed, resolved)
        .map(failure -> applied(observed, ApplyResult.failed(observed.objects(), failure)))
        .orElseGet(() -> applyAll(observed, desired, resolved.lifecycleState()));
  }

  private Outcome<ApplyResult> applyAll(
      ClusterSnapshot observed, DesiredState desired, LifecycleState lifecycleState) {
    Outcome<Optional<ApplyFailure>> annotated =
        raftEpochAnnotator.annotate(lifecycleState.raftEpoch(), observed);
    return applied(
        annotated.snapshot(),
        annotated
            .result()
            .map(failure -> ApplyResult.failed(observed.objects(), failure))
            .orElseGet(() -> engine.apply(observed, desired.available(observed.apis()))));
  }

  private static Outcome<ApplyResult> applied(ClusterSnapshot snapshot, ApplyResult result) {
    return new Outcome<>(snapshot.withObjects(result.live()), result);
  }
}
