package io.streambus.resources.tenants;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Maps;
import io.streambus.api.stability.PublicApi;
import io.streambus.resources.model.Tenancy.TenantLimits;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.ToLongFunction;

/**
 * All quotas of one tenant on one broker. A broker treats an omitted quota as 0, so every quota is
 * set.
 */
@PublicApi
public final class TenantQuotas {

  /** Value of an unlimited quota. */
  public static final long UNLIMITED = -1;

  private static final long MEBIBYTE = 1L << 20;
  private static final long GIBIBYTE = 1L << 30;

  private final ImmutableMap<QuotaType, Long> values;

  private TenantQuotas(ImmutableMap<QuotaType, Long> values) {
    this.values = values;
  }

  /**
   * {@return quotas with a value for each type}
   *
   * @param value returns the value of a type, or {@link #UNLIMITED}
   */
  public static TenantQuotas of(ToLongFunction<QuotaType> value) {
    return new TenantQuotas(Maps.toMap(Arrays.asList(QuotaType.values()), value::applyAsLong));
  }

  /**
   * {@return the quotas of each broker, which enforces them independently of the others}
   *
   * @param limits the limits of the spec
   */
  public static TenantQuotas of(TenantLimits limits) {
    return of(type -> value(limits, type).orElse(UNLIMITED));
  }

  /**
   * {@return the value of a quota, or {@link #UNLIMITED}}
   *
   * @param type the quota
   */
  public long get(QuotaType type) {
    return values.getOrDefault(type, UNLIMITED);
  }

  /**
   * {@return the value of a quota; empty if it is unlimited}
   *
   * @param type the quota
   */
  public Optional<Long> limit(QuotaType type) {
    return Optional.of(get(type)).filter(value -> value != UNLIMITED);
  }

  private static Optional<Long> value(TenantLimits limits, QuotaType type) {
    return switch (type) {
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

  /**
   * Converts the limit of partitions per topic. Brokers limit the partitions of all topics
   * combined, so without a limit of topics there is none.
   */
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
