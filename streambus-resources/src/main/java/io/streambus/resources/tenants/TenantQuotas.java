package io.streambus.resources.tenants;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Maps;
import io.streambus.resources.model.TenantLimits;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.ToLongFunction;

/**
 * All limits of one tenant on one broker. A broker takes a limit that it is not told for 0, so none
 * is ever left out.
 */
public final class TenantQuotas {

  /** The value of a limit that is none. */
  public static final long UNLIMITED = -1;

  private static final long MEBIBYTE = 1L << 20;
  private static final long GIBIBYTE = 1L << 30;

  private final ImmutableMap<QuotaType, Long> values;

  private TenantQuotas(ImmutableMap<QuotaType, Long> values) {
    this.values = values;
  }

  /** The quotas with a value for each limit. */
  public static TenantQuotas of(ToLongFunction<QuotaType> value) {
    return new TenantQuotas(Maps.toMap(Arrays.asList(QuotaType.values()), value::applyAsLong));
  }

  /** What the limits of a spec mean to a broker. Each broker holds them by itself. */
  public static TenantQuotas of(TenantLimits limits) {
    return of(quotaType -> value(limits, quotaType).orElse(UNLIMITED));
  }

  /** The value of a limit, or {@link #UNLIMITED}. */
  public long get(QuotaType quotaType) {
    return values.getOrDefault(quotaType, UNLIMITED);
  }

  /** The value of a limit, if it is one. */
  public Optional<Long> limit(QuotaType quotaType) {
    return Optional.of(get(quotaType)).filter(value -> value != UNLIMITED);
  }

  private static Optional<Long> value(TenantLimits limits, QuotaType quotaType) {
    return switch (quotaType) {
      case BYTES_PER_SECOND -> limits.bandwidthMebibytes().map(number -> number * MEBIBYTE);
      case MESSAGES_PER_SECOND -> limits.messagesPerSecond().map(Integer::longValue);
      case STORAGE_BYTES -> limits.storageGibibytes().map(number -> number * GIBIBYTE);
      case TOPICS -> limits.topics().map(Integer::longValue);
      case PARTITIONS -> partitions(limits);
      case CONNECTIONS -> limits.connections().map(Integer::longValue);
      case PRODUCERS, CONSUMERS, CONSUMER_GROUPS, REQUESTS_PER_SECOND, RETENTION_HOURS ->
          Optional.empty();
    };
  }

  /** Brokers count the partitions of all topics; without a limit of topics there is none. */
  private static Optional<Long> partitions(TenantLimits limits) {
    return limits
        .topics()
        .flatMap(topics -> limits.partitionsPerTopic().map(each -> (long) topics * each));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TenantQuotas tenantQuotas && values.equals(tenantQuotas.values);
  }

  @Override
  public int hashCode() {
    return values.hashCode();
  }

  @Override
  public String toString() {
    return values.toString();
  }
}
