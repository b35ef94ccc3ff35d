package io.streambus.resources.tenants;

import com.google.common.collect.ImmutableMap;
import io.streambus.resources.model.Tenancy;
import io.streambus.resources.model.Tenant;

/**
 * The tenants that each broker of a cluster shall have.
 *
 * @param tenantQuotas by id of the tenant, in the order of the spec
 */
public record DesiredTenants(ImmutableMap<String, TenantQuotas> tenantQuotas) {

  /** No tenant. */
  public static final DesiredTenants EMPTY = new DesiredTenants(ImmutableMap.of());

  /** Without any tenant where tenants are off. */
  public static DesiredTenants of(Tenancy tenancy) {
    return tenancy instanceof Tenancy.On on
        ? new DesiredTenants(
            on.tenants().stream()
                .collect(
                    ImmutableMap.toImmutableMap(
                        Tenant::id, tenant -> TenantQuotas.of(tenant.limits()))))
        : EMPTY;
  }
}
