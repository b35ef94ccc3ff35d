package io.streambus.operator.reconcile;

import io.streambus.operator.status.Observation;
import io.streambus.resources.Resolution;
import java.time.Duration;
import java.util.Optional;

/**
 * How a pass ended.
 *
 * @param kind for metrics
 * @param again time after which a further pass is due, even if nothing changes until then
 */
public record Outcome(Kind kind, Optional<Duration> again) {

  /** Kinds of ends. */
  public enum Kind {
    /** All objects are as wanted. */
    APPLIED,
    /** The spec breaks rules or cannot be read. */
    SPEC_REFUSED,
    /** An object could not be written. */
    WRITE_REFUSED,
    /** The namespace is being deleted, so nothing is left to do. */
    NAMESPACE_TERMINATING
  }

  static Outcome of(Observation seen, Optional<Duration> again) {
    if (seen.resolution() instanceof Resolution.Refused) {
      return new Outcome(Kind.SPEC_REFUSED, again);
    }
    return new Outcome(
        seen.applied().refusal().isPresent() ? Kind.WRITE_REFUSED : Kind.APPLIED, again);
  }
}
