package io.streambus.operator.diagnostics;

import java.time.Duration;
import java.time.Instant;

/** Times from Kubernetes, whose clock may differ from ours: one in our future counts as now. */
record ClockSkew(Instant now) {

  Instant plus(Instant since, Duration patience) {
    return (since.isAfter(now) ? now : since).plus(patience);
  }
}
