package io.streambus.operator.reconcile;

import io.streambus.api.StreamBusClusterStatus;
import io.streambus.api.values.ConditionType;
import io.streambus.api.values.PauseLevel;
import io.streambus.operator.certificates.CertificateState;
import io.streambus.operator.rollout.RestartStrategy;
import io.streambus.operator.status.StepResults;
import io.streambus.resources.Resolution;
import io.streambus.resources.membership.LifecycleState;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The result of a reconciliation.
 *
 * @param kind classifies the result for metrics
 * @param requeueAfter delay until the next reconciliation if nothing changes earlier
 * @param restarted how a broker was restarted; empty if none was
 */
public record ReconcileResult(
    Kind kind, Optional<Duration> requeueAfter, Optional<RestartStrategy> restarted) {

  /** Creates the result of a reconciliation that restarted no broker. */
  public ReconcileResult(Kind kind, Optional<Duration> requeueAfter) {
    this(kind, requeueAfter, Optional.empty());
  }

  /** Kinds of results. */
  public enum Kind {
    /** All objects are in their desired state. */
    APPLIED,
    /** A user paused everything. */
    PAUSED,
    /** The spec is invalid or cannot be parsed. */
    INVALID_SPEC,
    /** An extension fails, so the objects of the cluster are unknown. */
    EXTENSION_FAILED,
    /** Pods would lack their certificate, so no pod is started or changed. */
    CERTIFICATE_UNAVAILABLE,
    /** An object could not be written. */
    WRITE_FAILED,
    /** Information that every decision depends on is still being read. */
    WAITING,
    /** Another installation of the operator manages the cluster. */
    OTHER_INSTALLATION,
    /** The namespace is terminating, so there is nothing to do. */
    NAMESPACE_TERMINATING
  }

  /**
   * A failed write may be due to a quota or a missing permission, whose changes are not watched.
   */
  private static final Duration REQUEUE_AFTER_FAILURE = Duration.ofMinutes(1);

  /** Updates of our own status trigger no reconciliation. */
  private static final Duration REQUEUE_AFTER_SCHEDULING = Duration.ofSeconds(1);

  /** Most updates of the counts of a StatefulSet trigger no reconciliation. */
  private static final Duration REQUEUE_UNTIL_COUNTED = Duration.ofSeconds(2);

  /** Bounds the delay if the event that an unfinished cluster waits for was lost. */
  private static final Duration REQUEUE_WHILE_RECONCILING = Duration.ofSeconds(30);

  /** The same if the problem of every broker that is not ready is known, and probably remains. */
  private static final Duration REQUEUE_WHILE_BROKEN = Duration.ofMinutes(1);

  /** The pending read triggers the next reconciliation, or it is due after 30 seconds. */
  static ReconcileResult waiting() {
    return waiting(REQUEUE_WHILE_RECONCILING);
  }

  /**
   * The next reconciliation is triggered when the StatefulSet controller updates its counts, or is
   * due after the given timeout.
   */
  static ReconcileResult waiting(Duration timeout) {
    return new ReconcileResult(Kind.WAITING, Optional.of(timeout));
  }

  /** This installation manages the cluster after the given time at the earliest. */
  static ReconcileResult otherInstallation(Duration waitingTime) {
    return new ReconcileResult(Kind.OTHER_INSTALLATION, Optional.of(waitingTime));
  }

  /** Requeues at the earliest time at which something may change without an event. */
  static ReconcileResult of(
      StepResults results, StreamBusClusterStatus status, Optional<Duration> retryAfter) {
    Instant now = results.snapshot().time();
    Optional<Duration> requeueAfter =
        Stream.of(
                retryAfter,
                results.snapshot().countsLag()
                    ? Optional.of(REQUEUE_UNTIL_COUNTED)
                    : Optional.<Duration>empty(),
                whileReconciling(results, status),
                results.rollout().requeueAfter(),
                results.applyFailure().map(applyFailure -> REQUEUE_AFTER_FAILURE),
                results.resolution() instanceof Resolution.ExtensionFailed
                    ? Optional.of(REQUEUE_AFTER_FAILURE)
                    : Optional.<Duration>empty(),
                results
                    .lifecycleState()
                    .filter(LifecycleState.ScalingScheduled.class::isInstance)
                    .map(announced -> REQUEUE_AFTER_SCHEDULING),
                results.conflicts().stream()
                    .map(conflict -> Duration.between(now, conflict.nextChange()))
                    .min(Comparator.naturalOrder()),
                results.volumes().requeueAfter(),
                results.diagnoses().recheckAt().map(next -> Duration.between(now, next)),
                results
                    .certificate()
                    .known()
                    .flatMap(CertificateState.Known::nextChange)
                    .map(next -> Duration.between(now, next)))
            .flatMap(Optional::stream)
            .min(Comparator.naturalOrder());
    return new ReconcileResult(kind(results), requeueAfter, results.rollout().restarted());
  }

  private static Optional<Duration> whileReconciling(
      StepResults results, StreamBusClusterStatus status) {
    return status
        .condition(ConditionType.RECONCILING)
        .filter(condition -> condition.status().equals("True"))
        .filter(condition -> results.rollout().requeueAfter().isEmpty())
        .map(
            condition ->
                results.diagnoses().isEmpty() || results.hasUndiagnosedPod()
                    ? REQUEUE_WHILE_RECONCILING
                    : REQUEUE_WHILE_BROKEN);
  }

  private static Kind kind(StepResults results) {
    if (results.resolution() instanceof Resolution.ExtensionFailed) {
      return Kind.EXTENSION_FAILED;
    }
    if (!(results.resolution() instanceof Resolution.Resolved resolved)) {
      return Kind.INVALID_SPEC;
    }
    if (resolved.cluster().pause() == PauseLevel.EVERYTHING) {
      return Kind.PAUSED;
    }
    if (!results.certificate().allowsPodStart()) {
      return Kind.CERTIFICATE_UNAVAILABLE;
    }
    return results.applyFailure().isPresent() ? Kind.WRITE_FAILED : Kind.APPLIED;
  }
}
