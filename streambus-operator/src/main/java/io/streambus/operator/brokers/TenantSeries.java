package io.streambus.operator.brokers;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Maps;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import io.streambus.resources.tenants.Quota;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What the tenants of one cluster use of each broker, and what they may. */
final class TenantSeries {

  private final ImmutableMap<Quota, MultiGauge> usage;
  private final ImmutableMap<Quota, MultiGauge> limits;

  TenantSeries(MeterRegistry registry, Tags tags) {
    usage = gauges("usage", "What a tenant uses of one broker.", registry, tags);
    limits = gauges("limit", "What a tenant may use of each broker.", registry, tags);
  }

  void show(Goal goal, Sight sight) {
    usage.forEach((quota, gauge) -> gauge.register(usage(quota, sight), true));
    limits.forEach((quota, gauge) -> gauge.register(limits(quota, goal, sight), true));
  }

  void remove() {
    Stream.concat(usage.values().stream(), limits.values().stream())
        .forEach(gauge -> gauge.register(List.of(), true));
  }

  private static ImmutableMap<Quota, MultiGauge> gauges(
      String kind, String description, MeterRegistry registry, Tags tags) {
    return Maps.toMap(
        TenantUsage.QUOTAS,
        quota ->
            MultiGauge.builder("streambus.tenant.%s.%s".formatted(kind, unit(quota)))
                .description(description)
                .tags(tags)
                .register(registry));
  }

  private static String unit(Quota quota) {
    return quota.name().toLowerCase(Locale.ROOT).replace('_', '.');
  }

  private static List<Row<?>> usage(Quota quota, Sight sight) {
    List<Row<?>> rows = new ArrayList<>();
    for (int i = 0; i < sight.brokers().size(); i++) {
      String broker = Integer.toString(i);
      sight
          .brokers()
          .get(i)
          .usage()
          .forEach(
              (id, used) ->
                  Optional.ofNullable(used.values().get(quota))
                      .ifPresent(
                          value ->
                              rows.add(Row.of(Tags.of("tenant", id, "broker", broker), value))));
    }
    return rows;
  }

  /** Of tenants whose usage is shown. A limit that is none has no series. */
  private static List<Row<?>> limits(Quota quota, Goal goal, Sight sight) {
    return goal.table().quotas().entrySet().stream()
        .filter(
            entry ->
                sight.brokers().stream().anyMatch(each -> each.usage().containsKey(entry.getKey())))
        .flatMap(
            entry ->
                entry.getValue().limit(quota).stream()
                    .<Row<?>>map(limit -> Row.of(Tags.of("tenant", entry.getKey()), limit)))
        .toList();
  }
}
