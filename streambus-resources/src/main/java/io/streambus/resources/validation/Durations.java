package io.streambus.resources.validation;

import io.streambus.api.StreamBusClusterSpec;
import io.streambus.api.schema.GoDuration;
import io.streambus.api.spec.MetricsSpec;
import io.streambus.api.spec.ObservabilitySpec;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** Rules for durations. */
final class Durations {

  private static final long MILLIS_PER_HOUR = 3_600_000;

  private static final int MAX_SCRAPE_INTERVAL_HOURS = 24;

  private Durations() {}

  /** Requires a duration greater than zero and no longer than {@code maxHours}. */
  static Stream<Problem> positiveUpTo(Field<GoDuration> field, int maxHours) {
    return field.must(
        duration -> isWithin(duration, maxHours * MILLIS_PER_HOUR),
        "must be a duration between 1ms and " + maxHours + "h, such as 30s or 1h30m");
  }

  static Stream<Problem> checkScrapeInterval(StreamBusClusterSpec spec) {
    return positiveUpTo(
        Field.of(
            "spec.observability.metrics.interval",
            spec.observability()
                .flatMap(ObservabilitySpec::metrics)
                .flatMap(MetricsSpec::interval)),
        MAX_SCRAPE_INTERVAL_HOURS);
  }

  private static boolean isWithin(GoDuration duration, long maxMillis) {
    OptionalLong millis = duration.toMillis();
    return millis.isPresent() && millis.getAsLong() > 0 && millis.getAsLong() <= maxMillis;
  }
}
