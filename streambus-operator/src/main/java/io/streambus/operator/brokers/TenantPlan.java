package io.streambus.operator.brokers;

import com.google.common.collect.ImmutableList;
import io.streambus.operator.brokers.BrokerApi.Acknowledgement;
import io.streambus.operator.brokers.BrokerApi.BrokerTenant;
import io.streambus.resources.tenants.DesiredTenants;
import io.streambus.resources.tenants.QuotaType;
import io.streambus.resources.tenants.TenantQuotas;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Plans the steps that synchronize the tenants of one broker with the spec. After they are
 * executed, a new plan is empty. Tenants that the operator creates are marked by their name; other
 * tenants retain their name and are never deleted.
 */
final class TenantPlan {

  private static final String NAME_PREFIX = "streambus-operator/";

  /** Created by each broker at startup; its limits are reset instead of deleting it. */
  private static final String DEFAULT_TENANT_ID = "default";

  private static final BrokerTenant INITIAL_DEFAULT_TENANT =
      new BrokerTenant(
          DEFAULT_TENANT_ID, "Default Tenant", TenantQuotas.of(TenantPlan::initialQuota));

  private TenantPlan() {}

  static List<TenantStep> of(DesiredTenants desired, List<BrokerTenant> existing) {
    Map<String, BrokerTenant> byId =
        existing.stream()
            .collect(Collectors.toMap(BrokerTenant::id, Function.identity(), (a, b) -> a));
    ImmutableList.Builder<TenantStep> steps = ImmutableList.builder();
    desired
        .quotasById()
        .forEach(
            (id, quotas) ->
                createOrUpdate(id, quotas, Optional.ofNullable(byId.get(id)))
                    .ifPresent(steps::add));
    byId.values().stream()
        .filter(tenant -> !desired.quotasById().containsKey(tenant.id()))
        .filter(tenant -> isManaged(tenant.id(), tenant.name()))
        .map(TenantPlan::removeOrReset)
        .forEach(steps::add);
    return steps.build();
  }

  /** Whether the operator has created a tenant. */
  static boolean isManaged(String id, String name) {
    return name.equals(NAME_PREFIX + id);
  }

  private static Optional<TenantStep> createOrUpdate(
      String id, TenantQuotas tenantQuotas, Optional<BrokerTenant> existing) {
    if (existing.isEmpty()) {
      return Optional.of(
          new TenantStep.Create(new BrokerTenant(id, NAME_PREFIX + id, tenantQuotas)));
    }
    String name = id.equals(DEFAULT_TENANT_ID) ? NAME_PREFIX + id : existing.get().name();
    return existing
        .filter(tenant -> !tenant.quotas().equals(tenantQuotas))
        .map(tenant -> new TenantStep.Update(new BrokerTenant(id, name, tenantQuotas)));
  }

  private static TenantStep removeOrReset(BrokerTenant tenant) {
    return tenant.id().equals(DEFAULT_TENANT_ID)
        ? new TenantStep.Update(INITIAL_DEFAULT_TENANT)
        : new TenantStep.Delete(tenant.id());
  }

  private static long initialQuota(QuotaType type) {
    return switch (type) {
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

  /** One change to the tenants of a broker. */
  sealed interface TenantStep {

    /** Executes the change with one call. */
    ApiResponse<Acknowledgement> execute(BrokerApi broker);

    /** Creates a tenant. */
    record Create(BrokerTenant tenant) implements TenantStep {

      @Override
      public ApiResponse<Acknowledgement> execute(BrokerApi broker) {
        return broker.create(tenant);
      }

      @Override
      public String toString() {
        return "create tenant " + tenant.id();
      }
    }

    /** Replaces the quotas of a tenant. */
    record Update(BrokerTenant tenant) implements TenantStep {

      @Override
      public ApiResponse<Acknowledgement> execute(BrokerApi broker) {
        return broker.update(tenant);
      }

      @Override
      public String toString() {
        return "update tenant " + tenant.id();
      }
    }

    /** Deletes a tenant. */
    record Delete(String id) implements TenantStep {

      @Override
      public ApiResponse<Acknowledgement> execute(BrokerApi broker) {
        return broker.delete(id);
      }

      @Override
      public String toString() {
        return "delete tenant " + id;
      }
    }
  }
}
