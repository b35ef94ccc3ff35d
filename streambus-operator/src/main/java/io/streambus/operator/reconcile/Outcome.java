package io.streambus.operator.reconcile;

import io.streambus.api.vocabulary.PauseLevel;
import io.streambus.operator.certificates.CertificateState;
import io.streambus.operator.rollout.Way;
import io.streambus.operator.status.Observation;
import io.streambus.resources.Course;
import io.streambus.resources.Resolution;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How a pass ended.
 *
 * @param kind for metrics
 * @param again time after which a further pass is due, even if nothing changes until then
 * @param restarted how it restarted a broker; empty where it restarted none
 */
public record Outcome(Kind kind, Optional<Duration> again, Optional<Way> restarted) {

  /** One that restarted no broker. */
  public Outcome(Kind kind, Optional<Duration> again) {
    this(kind, again, Optional.empty());
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
  private static final Duration ASK_AGAIN = Duration.ofMinutes(1);

  /** Nobody tells us of our own status. */
  private static final Duration AFTER_ANNOUNCEMENT = Duration.ofSeconds(1);

  /** Whoever reads wakes the cluster. */
  static Outcome waiting() {
    return new Outcome(Kind.WAITING, Optional.empty());
  }

  /** Whoever counts pods wakes the cluster; if nobody does, that is news at the given time. */
  static Outcome waiting(Duration patience) {
    return new Outcome(Kind.WAITING, Optional.of(patience));
  }

  /** The next pass is due at the first moment at which something may have changed by itself. */
  static Outcome of(Observation seen, Optional<Duration> pause, Instant now) {
    Optional<Duration> again =
        Stream.of(
                pause,
                seen.circumstances().rollout().again(),
                seen.applied().refusal().map(refusal -> ASK_AGAIN),
                seen.course()
                    .filter(Course.Announced.class::isInstance)
                    .map(announced -> AFTER_ANNOUNCEMENT),
                seen.circumstances().volumes().again(),
                seen.circumstances().troubles().next().map(next -> Duration.between(now, next)),
                seen.certificate()
                    .known()
                    .flatMap(CertificateState.Known::next)
                    .map(next -> Duration.between(now, next)))
            .flatMap(Optional::stream)
            .min(Comparator.naturalOrder());
    return new Outcome(kind(seen), again, seen.circumstances().rollout().restarted());
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
    return seen.applied().refusal().isPresent() ? Kind.WRITE_REFUSED : Kind.APPLIED;
  }
}
