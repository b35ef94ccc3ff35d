package io.streambus.operator.brokers;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Maps;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import io.streambus.resources.tenants.QuotaType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Usage and limits of the tenants of one cluster, for each broker. */
final class TenantMetrics {

  private final ImmutableMap<QuotaType, MultiGauge> usage;
  private final ImmutableMap<QuotaType, MultiGauge> limits;

  TenantMetrics(MeterRegistry registry, Tags tags) {
    usage = gauges("usage", "Usage of one broker by a tenant.", registry, tags);
    limits = gauges("limit", "Limit of a tenant on each broker.", registry, tags);
  }

  void update(BrokerTarget target, BrokersSnapshot snapshot) {
    usage.forEach((type, gauge) -> gauge.register(usage(type, snapshot), true));
    limits.forEach((type, gauge) -> gauge.register(limits(type, target, snapshot), true));
  }

  void remove() {
    Stream.concat(usage.values().stream(), limits.values().stream())
        .forEach(gauge -> gauge.register(List.of(), true));
  }

  private static ImmutableMap<QuotaType, MultiGauge> gauges(
      String kind, String description, MeterRegistry registry, Tags tags) {
    return Maps.toMap(
        TenantUsage.QUOTAS,
        type ->
            MultiGauge.builder("streambus.tenant.%s.%s".formatted(kind, unit(type)))
                .description(description)
                .tags(tags)
                .register(registry));
  }

  private static String unit(QuotaType type) {
    return type.name().toLowerCase(Locale.ROOT).replace('_', '.');
  }

  private static List<Row<?>> usage(QuotaType type, BrokersSnapshot snapshot) {
    List<Row<?>> rows = new ArrayList<>();
    for (int i = 0; i < snapshot.brokers().size(); i++) {
      String broker = Integer.toString(i);
      snapshot
          .brokers()
          .get(i)
          .usage()
          .forEach(
              (id, used) ->
                  Optional.ofNullable(used.values().get(type))
                      .ifPresent(
                          value ->
                              rows.add(Row.of(Tags.of("tenant", id, "broker", broker), value))));
    }
    return rows;
  }

  /** Limits of tenants whose usage is exported. An unlimited quota has no time series. */
  private static List<Row<?>> limits(
      QuotaType type, BrokerTarget target, BrokersSnapshot snapshot) {
    return target.desiredTenants().quotasById().entrySet().stream()
        .filter(
            entry ->
                snapshot.brokers().stream()
                    .anyMatch(each -> each.usage().containsKey(entry.getKey())))
        .flatMap(
            entry ->
                entry.getValue().limit(type).stream()
                    .<Row<?>>map(limit -> Row.of(Tags.of("tenant", entry.getKey()), limit)))
        .toList();
  }
}
