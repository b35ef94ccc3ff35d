package io.streambus.operator.diagnostics;

import java.time.Duration;
import java.time.Instant;

/** Tolerates clock skew between Kubernetes and the operator: a time in the future counts as now. */
record ClockSkew(Instant now) {

  Instant deadline(Instant since, Duration gracePeriod) {
    return (since.isAfter(now) ? now : since).plus(gracePeriod);
  }
}
