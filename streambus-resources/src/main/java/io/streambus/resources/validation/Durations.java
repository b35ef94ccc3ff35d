package io.streambus.resources.validation;

import com.google.common.collect.Range;
import io.streambus.api.StreamBusClusterSpec;
import io.streambus.api.schema.GoDuration;
import io.streambus.api.spec.MetricsSpec;
import io.streambus.api.spec.ObservabilitySpec;
import java.util.stream.Stream;

/** Rules for durations. */
final class Durations {

  private static final GoDuration MIN_SCRAPE_INTERVAL = GoDuration.of("5s");
  private static final GoDuration MAX_SCRAPE_INTERVAL = GoDuration.of("24h");

  private Durations() {}

  /** Requires a duration greater than zero and no longer than {@code maxHours}. */
  static Stream<Problem> positiveUpTo(Field<GoDuration> field, int maxHours) {
    return between(field, GoDuration.of("1ms"), GoDuration.of(maxHours + "h"));
  }

  /** A shorter interval overloads brokers, the operator and Prometheus. */
  static Stream<Problem> checkScrapeInterval(StreamBusClusterSpec spec) {
    return between(
        Field.of(
            "spec.observability.metrics.interval",
            spec.observability()
                .flatMap(ObservabilitySpec::metrics)
                .flatMap(MetricsSpec::interval)),
        MIN_SCRAPE_INTERVAL,
        MAX_SCRAPE_INTERVAL);
  }

  private static Stream<Problem> between(Field<GoDuration> field, GoDuration min, GoDuration max) {
    Range<Long> millis = Range.closed(min.toMillis().getAsLong(), max.toMillis().getAsLong());
    return field.must(
        duration -> duration.toMillis().stream().anyMatch(millis::contains),
        "must be a duration between %s and %s, such as 30s or 1h30m".formatted(min, max));
  }
}
