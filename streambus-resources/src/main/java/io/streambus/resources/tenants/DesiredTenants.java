package io.streambus.resources.tenants;

import com.google.common.collect.ImmutableMap;
import io.streambus.api.stability.PublicApi;
import io.streambus.resources.model.Tenancy;
import io.streambus.resources.model.Tenancy.Tenant;

/**
 * Desired tenants of each broker of a cluster.
 *
 * @param quotasById quotas by tenant ID, in the order of the spec
 */
@PublicApi
public record DesiredTenants(ImmutableMap<String, TenantQuotas> quotasById) {

  /** No tenants. */
  public static final DesiredTenants EMPTY = new DesiredTenants(ImmutableMap.of());

  /**
   * {@return the tenants of a cluster; empty if multi-tenancy is disabled}
   *
   * @param tenancy the tenants of a resolved cluster
   */
  public static DesiredTenants of(Tenancy tenancy) {
    return tenancy instanceof Tenancy.Enabled enabled
        ? new DesiredTenants(
            enabled.tenants().stream()
                .collect(
                    ImmutableMap.toImmutableMap(
                        Tenant::id, tenant -> TenantQuotas.of(tenant.limits()))))
        : EMPTY;
  }
}
