package io.streambus.operator.metrics;

import com.google.common.collect.Sets;
import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/**
 * The gauges of one operator in a registry. They are removed when the operator stops, and replace
 * those of another operator in the same registry, which would otherwise go on to show the state of
 * the other one: a registry ignores a second gauge of the same name.
 */
public final class OperatorGauges implements AutoCloseable {

  private final MeterRegistry registry;

  /** Compared by identity: the gauge of another operator equals that of this one. */
  private final Set<Gauge> gauges = Collections.synchronizedSet(Sets.newIdentityHashSet());

  /** Registers no gauges yet. */
  public OperatorGauges(MeterRegistry registry) {
    this.registry = registry;
  }

  Gauge register(Gauge.Builder<?> builder) {
    registry.remove(builder.register(registry));
    Gauge gauge = builder.register(registry);
    gauges.add(gauge);
    return gauge;
  }

  void remove(Gauge gauge) {
    gauges.remove(gauge);
    removeFromRegistry(List.of(gauge));
  }

  Clock clock() {
    return registry.config().clock();
  }

  /** Removes all gauges from the registry, except those that another operator has replaced. */
  @Override
  public void close() {
    List<Gauge> own = List.copyOf(gauges);
    gauges.clear();
    removeFromRegistry(own);
  }

  private void removeFromRegistry(List<Gauge> own) {
    Set<Meter> registered = Sets.newIdentityHashSet();
    registered.addAll(registry.getMeters());
    own.stream().filter(registered::contains).forEach(registry::remove);
  }
}
