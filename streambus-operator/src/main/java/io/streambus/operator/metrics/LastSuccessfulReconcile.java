package io.streambus.operator.metrics;

import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.Gauge;
import java.util.concurrent.atomic.AtomicLong;

/**
 * When a reconciliation last succeeded. In Prometheus: the gauge {@code
 * streambus_operator_last_successful_reconcile_timestamp_seconds}, in seconds since 1970.
 */
public final class LastSuccessfulReconcile {

  private static final double MILLIS_PER_SECOND = 1000.0;

  private final OperatorGauges gauges;
  private final Clock clock;

  /** Milliseconds since 1970; 0 until a reconciliation succeeded. */
  private final AtomicLong time = new AtomicLong();

  /** Registers no gauge until a reconciliation succeeds: its age would be that of the epoch. */
  public LastSuccessfulReconcile(OperatorGauges gauges) {
    this.gauges = gauges;
    this.clock = gauges.clock();
  }

  /** Records that a reconciliation succeeds now. */
  public void record() {
    if (time.getAndSet(clock.wallTime()) == 0) {
      gauges.register(
          Gauge.builder(
                  "streambus.operator.last.successful.reconcile.timestamp",
                  () -> time.get() / MILLIS_PER_SECOND)
              .description("Time of the last reconciliation that did not fail.")
              .baseUnit("seconds"));
    }
  }
}
