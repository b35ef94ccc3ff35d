package io.streambus.resources.model;

/**
 * A tenant with its effective limits, after defaults and overrides.
 *
 * @param id tenant ID
 * @param limits limits of the tenant
 */
public record Tenant(String id, TenantLimits limits) {}
