package io.streambus.operator.brokers;

import com.google.common.collect.ImmutableList;
import io.streambus.operator.brokers.BrokerApi.LiveTenant;
import io.streambus.resources.tenants.DesiredTenants;
import io.streambus.resources.tenants.QuotaType;
import io.streambus.resources.tenants.TenantQuotas;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The changes that bring the tenants of one broker to those of the spec. After them, another plan
 * is empty. A tenant that the operator makes has a name that says so; one that somebody else made
 * keeps its name, and is never deleted.
 */
final class TenantPlan {

  private static final String MARK = "streambus-operator/";

  /** Made by each broker at its start; it is given back its limits instead of being deleted. */
  private static final String DEFAULT = "default";

  private static final LiveTenant DEFAULT_OF_BROKERS =
      new LiveTenant(DEFAULT, "Default Tenant", TenantQuotas.of(TenantPlan::quotaOfBrokers));

  private TenantPlan() {}

  static List<TenantStep> of(DesiredTenants wanted, List<LiveTenant> live) {
    Map<String, LiveTenant> byId =
        live.stream().collect(Collectors.toMap(LiveTenant::id, Function.identity(), (a, b) -> a));
    ImmutableList.Builder<TenantStep> steps = ImmutableList.builder();
    wanted
        .tenantQuotas()
        .forEach(
            (id, tenantQuotas) ->
                have(id, tenantQuotas, Optional.ofNullable(byId.get(id))).ifPresent(steps::add));
    byId.values().stream()
        .filter(tenant -> !wanted.tenantQuotas().containsKey(tenant.id()))
        .filter(tenant -> tenant.name().equals(MARK + tenant.id()))
        .map(TenantPlan::giveUp)
        .forEach(steps::add);
    return steps.build();
  }

  private static Optional<TenantStep> have(
      String id, TenantQuotas tenantQuotas, Optional<LiveTenant> live) {
    if (live.isEmpty()) {
      return Optional.of(new TenantStep.Create(new LiveTenant(id, MARK + id, tenantQuotas)));
    }
    String name = id.equals(DEFAULT) ? MARK + id : live.get().name();
    return live.filter(tenant -> !tenant.tenantQuotas().equals(tenantQuotas))
        .map(tenant -> new TenantStep.Update(new LiveTenant(id, name, tenantQuotas)));
  }

  private static TenantStep giveUp(LiveTenant tenant) {
    return tenant.id().equals(DEFAULT)
        ? new TenantStep.Update(DEFAULT_OF_BROKERS)
        : new TenantStep.Delete(tenant.id());
  }

  private static long quotaOfBrokers(QuotaType quotaType) {
    return switch (quotaType) {
      case BYTES_PER_SECOND -> 10L << 20;
      case MESSAGES_PER_SECOND, REQUESTS_PER_SECOND -> 10_000;
      case STORAGE_BYTES -> 100L << 30;
      case TOPICS -> 100;
      case PARTITIONS, CONNECTIONS -> 1_000;
      case PRODUCERS, CONSUMERS -> 500;
      case CONSUMER_GROUPS -> 50;
      case RETENTION_HOURS -> 168;
    };
  }
}
