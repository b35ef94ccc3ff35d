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

/** What the tenants of one cluster use of each broker, and what they may. */
final class TenantMetrics {

  private final ImmutableMap<QuotaType, MultiGauge> usage;
  private final ImmutableMap<QuotaType, MultiGauge> limits;

  TenantMetrics(MeterRegistry registry, Tags tags) {
    usage = gauges("usage", "What a tenant uses of one broker.", registry, tags);
    limits = gauges("limit", "What a tenant may use of each broker.", registry, tags);
  }

  void update(BrokerTarget brokerTarget, BrokersSnapshot brokersSnapshot) {
    usage.forEach((quotaType, gauge) -> gauge.register(usage(quotaType, brokersSnapshot), true));
    limits.forEach(
        (quotaType, gauge) ->
            gauge.register(limits(quotaType, brokerTarget, brokersSnapshot), true));
  }

  void remove() {
    Stream.concat(usage.values().stream(), limits.values().stream())
        .forEach(gauge -> gauge.register(List.of(), true));
  }

  private static ImmutableMap<QuotaType, MultiGauge> gauges(
      String kind, String description, MeterRegistry registry, Tags tags) {
    return Maps.toMap(
        TenantUsage.QUOTAS,
        quotaType ->
            MultiGauge.builder("streambus.tenant.%s.%s".formatted(kind, unit(quotaType)))
                .description(description)
                .tags(tags)
                .register(registry));
  }

  private static String unit(QuotaType quotaType) {
    return quotaType.name().toLowerCase(Locale.ROOT).replace('_', '.');
  }

  private static List<Row<?>> usage(QuotaType quotaType, BrokersSnapshot brokersSnapshot) {
    List<Row<?>> rows = new ArrayList<>();
    for (int i = 0; i < brokersSnapshot.brokers().size(); i++) {
      String broker = Integer.toString(i);
      brokersSnapshot
          .brokers()
          .get(i)
          .usage()
          .forEach(
              (id, used) ->
                  Optional.ofNullable(used.values().get(quotaType))
                      .ifPresent(
                          value ->
                              rows.add(Row.of(Tags.of("tenant", id, "broker", broker), value))));
    }
    return rows;
  }

  /** Of tenants whose usage is shown. A limit that is none has no series. */
  private static List<Row<?>> limits(
      QuotaType quotaType, BrokerTarget brokerTarget, BrokersSnapshot brokersSnapshot) {
    return brokerTarget.table().tenantQuotas().entrySet().stream()
        .filter(
            entry ->
                brokersSnapshot.brokers().stream()
                    .anyMatch(each -> each.usage().containsKey(entry.getKey())))
        .flatMap(
            entry ->
                entry.getValue().limit(quotaType).stream()
                    .<Row<?>>map(limit -> Row.of(Tags.of("tenant", entry.getKey()), limit)))
        .toList();
  }
}
