package io.streambus.operator.reconcile;

import io.streambus.api.values.PauseLevel;
import io.streambus.operator.certificates.CertificateState;
import io.streambus.operator.rollout.RestartStrategy;
import io.streambus.operator.status.Observation;
import io.streambus.resources.Resolution;
import io.streambus.resources.membership.LifecycleState;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How a pass ended.
 *
 * @param kind for metrics
 * @param requeueAfter time after which a further pass is due, even if nothing changes until then
 * @param restarted how it restarted a broker; empty where it restarted none
 */
public record ReconcileResult(
    Kind kind, Optional<Duration> requeueAfter, Optional<RestartStrategy> restarted) {

  /** One that restarted no broker. */
  public ReconcileResult(Kind kind, Optional<Duration> requeueAfter) {
    this(kind, requeueAfter, Optional.empty());
  }

  /** Kinds of ends. */
  public enum Kind {
    /** All objects are as wanted. */
    APPLIED,
    /** A user paused everything. */
    PAUSED,
    /** The spec breaks rules or cannot be read. */
    SPEC_REFUSED,
    /** Pods would lack their certificate, so none is started or changed. */
    CERTIFICATE_REFUSED,
    /** An object could not be written. */
    WRITE_REFUSED,
    /** Something is being read without which nothing can be decided. */
    WAITING,
    /** The namespace is being deleted, so nothing is left to do. */
    NAMESPACE_TERMINATING
  }

  /** A refused write may come from a quota or a missing right, which nobody tells us of. */
  private static final Duration REQUEUE_AFTER = Duration.ofMinutes(1);

  /** Nobody tells us of our own status. */
  private static final Duration AFTER_ANNOUNCEMENT = Duration.ofSeconds(1);

  /** Whoever reads wakes the cluster. */
  static ReconcileResult waiting() {
    return new ReconcileResult(Kind.WAITING, Optional.empty());
  }

  /** Whoever counts pods wakes the cluster; if nobody does, that is news at the given time. */
  static ReconcileResult waiting(Duration patience) {
    return new ReconcileResult(Kind.WAITING, Optional.of(patience));
  }

  /** The next pass is due at the first moment at which something may have changed by itself. */
  static ReconcileResult of(Observation seen, Optional<Duration> pause, Instant now) {
    Optional<Duration> again =
        Stream.of(
                pause,
                seen.circumstances().rollout().requeueAfter(),
                seen.applyResult().applyFailure().map(applyFailure -> REQUEUE_AFTER),
                seen.lifecycleState()
                    .filter(LifecycleState.Announced.class::isInstance)
                    .map(announced -> AFTER_ANNOUNCEMENT),
                seen.circumstances().volumes().requeueAfter(),
                seen.circumstances().diagnoses().next().map(next -> Duration.between(now, next)),
                seen.certificate()
                    .known()
                    .flatMap(CertificateState.Known::next)
                    .map(next -> Duration.between(now, next)))
            .flatMap(Optional::stream)
            .min(Comparator.naturalOrder());
    return new ReconcileResult(kind(seen), again, seen.circumstances().rollout().restarted());
  }

  private static Kind kind(Observation seen) {
    if (!(seen.resolution() instanceof Resolution.Resolved resolved)) {
      return Kind.SPEC_REFUSED;
    }
    if (resolved.cluster().pause() == PauseLevel.EVERYTHING) {
      return Kind.PAUSED;
    }
    if (!seen.certificate().allowsPods()) {
      return Kind.CERTIFICATE_REFUSED;
    }
    return seen.applyResult().applyFailure().isPresent() ? Kind.WRITE_REFUSED : Kind.APPLIED;
  }
}
