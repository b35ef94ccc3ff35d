package io.streambus.operator.metrics;

import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The gauges of one operator in a registry. They are removed when the operator stops, because a
 * registry ignores a second gauge of the same name: the gauges of an operator that is started later
 * would show the state of the stopped one.
 */
public final class OperatorGauges implements AutoCloseable {

  private final MeterRegistry registry;
  private final Set<Gauge> gauges = ConcurrentHashMap.newKeySet();

  /** Registers no gauges yet. */
  public OperatorGauges(MeterRegistry registry) {
    this.registry = registry;
  }

  Gauge register(Gauge.Builder<?> builder) {
    Gauge gauge = builder.register(registry);
    gauges.add(gauge);
    return gauge;
  }

  void remove(Gauge gauge) {
    gauges.remove(gauge);
    registry.remove(gauge);
  }

  Clock clock() {
    return registry.config().clock();
  }

  /** Removes all gauges from the registry. */
  @Override
  public void close() {
    gauges.forEach(this::remove);
  }
}
