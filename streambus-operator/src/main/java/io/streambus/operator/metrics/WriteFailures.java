package io.streambus.operator.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/**
 * Counts failed writes that no condition can report. In Prometheus: {@code
 * streambus_operator_write_failures_total} by kind of write.
 */
public final class WriteFailures {

  private final Counter events;
  private final Counter statuses;

  /** Registers the counters, so that they start at 0. */
  public WriteFailures(MeterRegistry registry) {
    this.events = counter(registry, "event");
    this.statuses = counter(registry, "status");
  }

  private static Counter counter(MeterRegistry registry, String write) {
    return Counter.builder("streambus.operator.write.failures")
        .description("Events that were lost, and statuses that the API server rejected.")
        .tag("write", write)
        .register(registry);
  }

  /** Counts an event that was lost. */
  public void countEvent() {
    events.increment();
  }

  /** Counts a status that the API server rejected. */
  public void countStatus() {
    statuses.increment();
  }
}
